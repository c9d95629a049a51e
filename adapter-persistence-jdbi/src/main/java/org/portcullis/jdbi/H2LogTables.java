package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.portcullis.core.validation.ValidationRecord;

/** Batches of prepared statements: within one process they are as quick as anything. */
final class H2LogTables implements LogTables {

    @Override
    public void write(Connection connection, List<ValidationRecord> validations, long[] numbers) throws SQLException {
        FigureRows.add(connection, new Figures(validations, numbers));
        ValidationRows.insert(connection, validations, numbers);
    }
}
