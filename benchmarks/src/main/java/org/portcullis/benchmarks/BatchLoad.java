package org.portcullis.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Inserts in batches: within one process that is as quick as anything. */
record BatchLoad(Connection connection) implements BulkLoad {

    private static final int AT_ONCE = 10_000;

    @Override
    public void fill(String table, String columns, Source source) throws SQLException {
        String places = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + places + ")")) {
            int[] waiting = {0};
            source.addTo(values -> {
                for (int index = 0; index < values.length; index++) {
                    insert.setObject(index + 1, values[index]);
                }
                insert.addBatch();
                if (++waiting[0] == AT_ONCE) {
                    insert.executeBatch();
                    connection.commit();
                    waiting[0] = 0;
                }
            });
            insert.executeBatch();
            connection.commit();
        }
    }
}
