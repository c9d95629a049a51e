package org.portcullis.architecture.planted.application.credit;

/** A use case that offenders may know. */
public record SpendCredit() {}
