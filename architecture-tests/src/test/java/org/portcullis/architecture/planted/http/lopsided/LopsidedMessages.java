package org.portcullis.architecture.planted.http.lopsided;

/** Messages that are public. */
public record LopsidedMessages() {}
