package org.portcullis.architecture.planted.ports.out;

/** A port like Portcullis's own that its server forgot to implement. */
public interface KeySource {}
