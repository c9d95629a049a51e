package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.jdbi.Figures.LicenseDay;

/**
 * One statement for all figures of a kind and one COPY for all rows, whatever their number, since each statement is a round
 * trip. The figures that all nodes share come last, so that a node keeps the others waiting for no longer than it must.
 */
final class PostgresLogTables implements LogTables {

    /**
     * A COPY has the server wait for its client in the middle of a statement, where it can't end the transaction: a node
     * that stands still just then keeps the log of all nodes waiting. So the few rows of answers that wait for theirs are
     * sent whole.
     */
    private static final int ROWS_WORTH_A_COPY = 20;

    @Override
    public void write(Connection connection, List<ValidationRecord> validations, long[] numbers) throws SQLException {
        Figures figures = new Figures(validations, numbers);
        Map<LicenseDay, Long> newest = PostgresFigures.addByLicense(connection, figures.byLicense());
        if (validations.size() < ROWS_WORTH_A_COPY) {
            ValidationRows.insert(connection, validations, numbers);
        } else {
            ValidationCopy.insert(connection, validations, numbers, newest);
        }
        PostgresFigures.addByProduct(connection, figures.byProduct());
        PostgresFigures.addByOwner(connection, figures.byOwner());
    }

    @Override
    public void allowSilence(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = '1h'");
        }
    }

    @Override
    public boolean makeRoom(Connection connection, LocalDate today) throws SQLException {
        LogPartitions.makeAhead(connection, today);
        return false;
    }

    @Override
    public boolean forget(Connection connection, LocalDate firstKept) throws SQLException {
        return LogPartitions.dropOldest(connection, firstKept) || LogPartitions.deleteOthers(connection, firstKept);
    }
}
