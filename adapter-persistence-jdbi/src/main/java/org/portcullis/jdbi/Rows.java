package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Writes many rows with one statement: plain JDBC, for the one path where Jdbi's convenience costs too much. */
final class Rows {

    private static final int AT_ONCE = 1_000;

    /** Sets the parameters of one row. */
    @FunctionalInterface
    interface Binder<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    private Rows() {}

    /** How many rows each of them changed, in their order. */
    static <R> int[] write(Connection connection, String sql, Collection<R> rows, Binder<R> binder)
            throws SQLException {
        int[] changed = new int[rows.size()];
        int written = 0;
        int waiting = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
                if (++waiting == AT_ONCE || written + waiting == changed.length) {
                    System.arraycopy(statement.executeBatch(), 0, changed, written, waiting);
                    written += waiting;
                    waiting = 0;
                }
            }
        }
        return changed;
    }

    /** Sets a parameter to the array of one column of all {@code rows}. */
    static <R> void setArray(
            PreparedStatement statement, int index, String type, Collection<R> rows, Function<R, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    /**
     * Adds to rows that are there, and inserts those that are not.
     *
     * @param update has the same parameters, in the same order, as {@code insert}
     */
    static <R> void add(Connection connection, String update, String insert, Collection<R> rows, Binder<R> binder)
            throws SQLException {
        int[] changed = write(connection, update, rows, binder);
        List<R> missing = new ArrayList<>();
        int index = 0;
        for (R row : rows) {
            if (changed[index++] == 0) {
                missing.add(row);
            }
        }
        write(connection, insert, missing, binder);
    }
}
