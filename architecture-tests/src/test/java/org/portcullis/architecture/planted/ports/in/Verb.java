package org.portcullis.architecture.planted.ports.in;

/** A driving port that offenders may know. */
public interface Verb {}
