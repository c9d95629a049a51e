package org.portcullis.benchmarks;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;

/** Puts a {@link Population} into an empty database: the server's own tables, filled past its stores. */
final class LargeData {

    private static final LocalDate NOTHING_IS_FORGOTTEN = LocalDate.EPOCH;

    private final JdbiConfig config;
    private final Population population;
    private final PrintStream out;

    LargeData(JdbiConfig config, Population population, PrintStream out) {
        this.config = config;
        this.population = population;
        this.out = out;
    }

    /** Makes it, and checks with the stores that what they answer is what was meant. */
    void make() throws SQLException {
        long begin = System.nanoTime();
        try (JdbiPersistence persistence = JdbiPersistence.open(config, CommitListener.NONE)) {
            makeMonths(persistence);
        }
        // Without the server, whose upkeep would tidy the file that is being filled.
        fill();
        long filled = System.nanoTime();
        try (JdbiPersistence persistence = JdbiPersistence.open(config, CommitListener.NONE)) {
            new DataCheck(persistence, population).check();
        }
        out.printf(
                "%,d licences and %,d validations made in %.0f s, checked in %.0f s%n",
                population.licenses(),
                population.validations(),
                (filled - begin) / 1e9,
                (System.nanoTime() - filled) / 1e9);
    }

    /** On PostgreSQL each month of the log is a table. */
    private void makeMonths(JdbiPersistence persistence) {
        YearMonth last = YearMonth.from(population.lastDay());
        YearMonth first = YearMonth.from(population.lastDay().minusDays(Population.DAYS));
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            persistence.validationLog().tidy(month.atDay(1), NOTHING_IS_FORGOTTEN);
        }
    }

    private void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(fillingUrl(), config.user(), config.password())) {
            BulkLoad load = BulkLoad.into(connection);
            LicenseRows licenses = new LicenseRows(population);
            licenses.load(load, connection);
            licenses.moveSequences(connection);
            new LogRows(population).load(load, connection);
            if (load instanceof CopyLoad) {
                tidyUp(connection);
            }
        }
    }

    /** With the options that H2 must know to read the schema, and without those that make each commit wait for the file. */
    private String fillingUrl() {
        return config.url().startsWith("jdbc:h2:")
                ? config.url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CACHE_SIZE=4194304"
                : config.url();
    }

    /** What autovacuum does after a while by itself. H2 draws no statistics while it serves, so none are drawn here. */
    private static void tidyUp(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }
}
