package org.portcullis.jdbi;

/**
 * How far a database's tables are.
 *
 * @param version the last migration that was made, {@code none} if there was none
 * @param pending how many there are to be made
 */
public record SchemaState(String version, int pending) {}
