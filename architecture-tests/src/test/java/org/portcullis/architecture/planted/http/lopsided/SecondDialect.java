package org.portcullis.architecture.planted.http.lopsided;

/** The other route table. */
public record SecondDialect() {}
