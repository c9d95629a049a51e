package org.portcullis.architecture.planted.memory;

/** An adapter that offenders may know. */
public record InMemoryPlanted() {}
