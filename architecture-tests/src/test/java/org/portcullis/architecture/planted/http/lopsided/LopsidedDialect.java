package org.portcullis.architecture.planted.http.lopsided;

/** One route table of two, in a package that has no access and no errors. */
public record LopsidedDialect() {}
