package org.portcullis.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Fills tables, as fast as the database allows; one table at a time. */
interface BulkLoad {

    /** Takes the rows of a table. */
    @FunctionalInterface
    interface Rows {
        void add(@Nullable Object... values) throws SQLException;
    }

    /** Makes the rows of a table. */
    @FunctionalInterface
    interface Source {
        void addTo(Rows rows) throws SQLException;
    }

    /** Has {@code source} fill {@code columns}, a comma between each, of {@code table}, and commits. */
    void fill(String table, String columns, Source source) throws SQLException;

    static BulkLoad into(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new CopyLoad(connection)
                : new BatchLoad(connection);
    }
}
