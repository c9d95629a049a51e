package org.portcullis.architecture.planted.http.dialect;

/** What dialects may share. */
public record Seam() {}
