package org.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's COPY, in its text format. The texts have no character that would have to be escaped. */
record CopyLoad(Connection connection) implements BulkLoad {

    private static final int BUFFER = 1 << 16;

    @Override
    public void fill(String table, String columns, Source source) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
        StringBuilder text = new StringBuilder(BUFFER + 1_000);
        try {
            source.addTo(values -> {
                append(text, values);
                if (text.length() > BUFFER) {
                    send(copy, text);
                }
            });
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        connection.commit();
    }

    private static void append(StringBuilder text, @Nullable Object... values) {
        for (int index = 0; index < values.length; index++) {
            text.append(index == 0 ? "" : "\t").append(values[index] == null ? "\\N" : values[index]);
        }
        text.append('\n');
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
