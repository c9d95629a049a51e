package org.portcullis.architecture.planted.core.license;

/** A licence that offenders may know. */
public record License() {}
