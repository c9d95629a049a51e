package org.portcullis.architecture.planted.application.license;

/** A use case that offenders may know. */
public record MakeLicense() {}
