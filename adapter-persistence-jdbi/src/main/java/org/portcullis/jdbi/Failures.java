package org.portcullis.jdbi;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;

/**
 * What the database's errors mean to those who know only the ports.
 *
 * <p>Jdbi's exceptions list the statement's parameters, and databases quote the values that broke a rule. Those may be
 * licence keys, so neither gets into an exception that may be logged.
 */
final class Failures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String RULE_VIOLATION = "23";
    private static final String DATA_ERROR = "22";

    private Failures() {}

    static StorageException of(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return new StorageException(failure.getClass().getSimpleName());
    }

    static StorageException of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message = withoutValues(failure);
        if (state.equals(UNIQUE_VIOLATION)) {
            return new Duplicate(message);
        }
        if (Database.LOST.contains(state)) {
            return new LostRace(message, failure);
        }
        if (state.startsWith(RULE_VIOLATION)) {
            return new StorageConflict(message);
        }
        return state.startsWith(DATA_ERROR) ? new StorageException(message) : new StorageException(message, failure);
    }

    /** What the database says up to where it quotes: PostgreSQL on a second line, H2 after VALUES or in a comment. */
    private static String withoutValues(SQLException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.replaceFirst("( VALUES \\(| \\( /\\*|: \").*", "") + " [" + failure.getSQLState() + "]";
    }
}
