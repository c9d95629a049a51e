package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.portcullis.core.validation.ValidationRecord;

/** The tables of the validation log, as each database is best written to. */
interface LogTables {

    /** Adds validations to the figures of their licences and days, and inserts their rows under these numbers. */
    void write(Connection connection, List<ValidationRecord> validations, long[] numbers) throws SQLException;

    /** The transaction of this connection, which only keeps others from the same job, may be silent for as long as that takes. */
    void allowSilence(Connection connection) throws SQLException;

    /** Makes room for the rows to come; whether more has to be done in another transaction. */
    boolean makeRoom(Connection connection, LocalDate today) throws SQLException;

    /** Removes some rows of the days before {@code firstKept}; whether there may be more. */
    boolean forget(Connection connection, LocalDate firstKept) throws SQLException;
}
