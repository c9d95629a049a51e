package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes room in the validation log, and forgets what is old. Its own transaction does nothing but hold the lock on the job's
 * row; the work is done in many short ones beside it, each of which leaves things as they may stay.
 */
final class LogUpkeep {

    private final Jdbi jdbi;
    private final LogTables tables;

    /** A step of the work, in a transaction of its own; whether another one is needed. */
    @FunctionalInterface
    private interface Step {
        boolean take(Connection connection) throws SQLException;
    }

    LogUpkeep(Jdbi jdbi, LogTables tables) {
        this.jdbi = jdbi;
        this.tables = tables;
    }

    /** Whether it was this process's to do. */
    boolean tidy(LocalDate today, LocalDate firstKept) {
        return inTransaction(handle -> {
            Session job = new Session(handle);
            boolean isOurs = job.first(
                            "select job from upkeep where job = 'validation-log' for update skip locked", row -> true)
                    .isPresent();
            if (isOurs) {
                allowSilence(handle.getConnection());
                repeat(connection -> tables.makeRoom(connection, today));
                repeat(connection -> keepFrom(connection, firstKept));
                LocalDate first = firstKeptDay();
                repeat(connection -> PastUse.add(connection, first));
                repeat(connection -> tables.forget(connection, first));
                repeat(connection -> forgetParts(connection, first));
                job.update("update upkeep set done_on = ? where job = 'validation-log'", today);
            }
            return isOurs;
        });
    }

    private void allowSilence(Connection job) {
        try {
            tables.allowSilence(job);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private void repeat(Step step) {
        boolean again = true;
        while (again) {
            again = Attempts.untilNotLost(
                    Attempts.OF_A_JOB,
                    () -> inTransaction(handle -> {
                        try {
                            return step.take(handle.getConnection());
                        } catch (SQLException failure) {
                            throw Failures.of(failure);
                        }
                    }));
        }
    }

    /** On a connection of its own: Jdbi would use the one that this thread has already. */
    private <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return Session.translating(() -> {
            try (Handle handle = jdbi.open()) {
                return handle.inTransaction(work);
            }
        });
    }

    /** First what is told of, then what is there: nobody counts on what is just being removed. */
    private static boolean keepFrom(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update validation_log_kept set first_day = ? where first_day < ?")) {
            statement.setObject(1, day);
            statement.setObject(2, day);
            statement.executeUpdate();
        }
        return false;
    }

    /** After the rows, which are found by them. */
    private static boolean forgetParts(Connection connection, LocalDate firstKept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from log_part where on_day < ?")) {
            statement.setObject(1, firstKept);
            statement.executeUpdate();
        }
        return false;
    }

    private LocalDate firstKeptDay() {
        return inTransaction(handle -> new Session(handle)
                .first("select first_day from validation_log_kept", row -> row.date("first_day"))
                .orElseThrow());
    }
}
