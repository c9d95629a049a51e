package org.portcullis.architecture.planted.http.first;

/** As it should be. */
record FirstErrors() {}
