package org.portcullis.architecture.planted.core.credit;

/** A credit that offenders may know. */
public record Credit() {}
