package org.portcullis.architecture.planted.http.first;

import org.portcullis.architecture.planted.http.dialect.Seam;

/** A route table as it should be. */
public record FirstDialect(Seam seam) {}
