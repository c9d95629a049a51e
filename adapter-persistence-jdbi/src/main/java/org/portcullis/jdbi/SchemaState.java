package org.portcullis.jdbi;

import java.util.Optional;

/**
 * How far a database's tables are.
 *
 * @param version the last migration that was made, {@code none} if there was none
 * @param pending how many there are to be made
 * @param masterKeyCheck the check value of the master key, if one was settled
 */
public record SchemaState(String version, int pending, Optional<String> masterKeyCheck) {}
