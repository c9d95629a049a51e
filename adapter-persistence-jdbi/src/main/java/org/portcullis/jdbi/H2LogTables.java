package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.portcullis.core.validation.ValidationRecord;

/** Batches of prepared statements: within one process they are as quick as anything. */
final class H2LogTables implements LogTables {

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    @Override
    public void write(Connection connection, List<ValidationRecord> validations, long[] numbers) throws SQLException {
        FigureRows.add(connection, new Figures(validations, numbers));
        ValidationRows.insert(connection, validations, numbers);
    }

    @Override
    public void allowSilence(Connection connection) {}

    @Override
    public boolean makeRoom(Connection connection, LocalDate today) {
        return false;
    }

    /** What was written late of an old day has a high number, and goes with its neighbours. */
    @Override
    public boolean forget(Connection connection, LocalDate firstKept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from validation_log
                where id < coalesce(
                    (select min(first_id) from log_part where owner_id = 0 and on_day >= ?),
                    (select max(last_id) + 1 from log_part where owner_id = 0),
                    0)
                fetch first ? rows only
                """)) {
            statement.setObject(1, firstKept);
            statement.setInt(2, FORGOTTEN_AT_ONCE);
            return statement.executeUpdate() == FORGOTTEN_AT_ONCE;
        }
    }
}
