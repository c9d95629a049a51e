package org.portcullis.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;

/** Every store, in a relational database. */
public final class JdbiPersistence implements AutoCloseable {

    private static final int CONNECTION_TIMEOUT_MILLIS = 5_000;

    private final HikariDataSource connections;
    private final Optional<H2Compaction> maintenance;
    private final Transactions transactions;
    private final LicenseFacts licenseFacts;
    private final ValidationLog validationLog;
    private final PlanUsage planUsage;
    private final StoreHealth health;

    private JdbiPersistence(
            HikariDataSource connections,
            Optional<H2Compaction> maintenance,
            Database database,
            CommitListener listener) {
        // For parameters of "= any(...)".
        Jdbi jdbi = Jdbi.create(connections)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint");
        this.connections = connections;
        this.maintenance = maintenance;
        this.transactions = new JdbiTransactions(jdbi, listener);
        this.licenseFacts = new JdbiLicenseFacts(jdbi, database);
        this.validationLog = new JdbiValidationLog(jdbi);
        this.planUsage = new JdbiPlanUsage(jdbi);
        this.health = new JdbiStoreHealth(connections);
    }

    /**
     * Opens the database, makes its tables or brings them up to date.
     *
     * @throws DatabaseNotOpened if that can't be done, with a message for whoever runs the server
     */
    public static JdbiPersistence open(JdbiConfig config, CommitListener listener) {
        Database database = Database.of(config.url());
        String url = database.withOptions(config.url());
        // Held until the pool has its own: an embedded database closes with its last connection.
        try (Connection first = DriverManager.getConnection(url, config.user(), config.password())) {
            Migrations.run(database, url, config);
            return new JdbiPersistence(pool(config, url), database.maintain(first), database, listener);
        } catch (SQLException failure) {
            throw notOpened(config, database, failure);
        }
    }

    /**
     * How far the database is, which is left as it is; empty if it is an embedded one that is yet to be made.
     *
     * @throws DatabaseNotOpened if it can't be opened, with a message for whoever runs the server
     */
    public static Optional<SchemaState> inspect(JdbiConfig config) {
        Database database = Database.of(config.url());
        String url = database.withOptions(config.url());
        try (Connection held =
                DriverManager.getConnection(database.ifItExists(url), config.user(), config.password())) {
            return Optional.of(Migrations.state(database, url, config));
        } catch (SQLException failure) {
            if (database.isAbsent(failure)) {
                return Optional.empty();
            }
            throw notOpened(config, database, failure);
        }
    }

    private static DatabaseNotOpened notOpened(JdbiConfig config, Database database, SQLException failure) {
        String shown = Database.withoutOptions(config.url());
        // Some reasons quote the URL, whose options may hold a password.
        String reason = database.reasonFor(failure)
                .replace(database.withOptions(config.url()), shown)
                .replace(config.url(), shown);
        return new DatabaseNotOpened("Can't open " + shown + ": " + reason, failure);
    }

    private static HikariDataSource pool(JdbiConfig config, String url) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("portcullis");
        pool.setJdbcUrl(url);
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // Under a higher one the check of a limit would see the seats as they were before the lock was had.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    /** Runs work on the stores. */
    public Transactions transactions() {
        return transactions;
    }

    /** What is known of licences, read anew at each call. */
    public LicenseFacts licenseFacts() {
        return licenseFacts;
    }

    /** Every validation that was decided. */
    public ValidationLog validationLog() {
        return validationLog;
    }

    /** How many validations accounts were granted in a day. */
    public PlanUsage planUsage() {
        return planUsage;
    }

    /** Whether the database answers. */
    public StoreHealth health() {
        return health;
    }

    /** Closes every connection, and with the last one an embedded database. */
    @Override
    public void close() {
        maintenance.ifPresent(H2Compaction::close);
        connections.close();
    }
}
