package org.portcullis.architecture.planted.ports.out;

/** A store that has no contract and is kept nowhere. */
public interface Unkept {}
