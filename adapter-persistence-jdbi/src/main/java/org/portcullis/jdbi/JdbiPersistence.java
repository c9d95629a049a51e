package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.InstanceFacts.Fact;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;

/** Every store, in a relational database. */
public final class JdbiPersistence implements AutoCloseable {

    private final Pools pools;
    private final Optional<H2Compaction> maintenance;
    private final NodeChannel channel;
    private final Transactions transactions;
    private final LicenseFacts licenseFacts;
    private final TokenHolders tokenHolders;
    private final SessionHolders sessionHolders;
    private final ValidationLog validationLog;
    private final SignInAttempts signInAttempts;
    private final PlanUsage planUsage;
    private final StoreHealth health;

    private JdbiPersistence(
            Pools pools,
            Optional<H2Compaction> maintenance,
            NodeChannel channel,
            Database database,
            CommitListener listener) {
        Jdbi jdbi = Pools.jdbi(pools.requests());
        LogTables logTables = database.logTables();
        this.pools = pools;
        this.maintenance = maintenance;
        this.channel = channel;
        this.transactions = new JdbiTransactions(jdbi, channel, listener);
        this.licenseFacts = new JdbiLicenseFacts(jdbi, database);
        this.tokenHolders = new JdbiTokenHolders(jdbi);
        this.sessionHolders = new JdbiSessionHolders(jdbi);
        this.validationLog = new JdbiValidationLog(
                jdbi, Pools.jdbi(pools.log()), logTables, new LogUpkeep(Pools.jdbi(pools.background()), logTables));
        this.signInAttempts = new JdbiSignInAttempts(jdbi);
        this.planUsage = new JdbiPlanUsage(jdbi);
        this.health = new JdbiStoreHealth(pools.requests());
    }

    /**
     * Opens the database, makes its tables or brings them up to date.
     *
     * @param listener hears of every commit of this object's, and of those of other nodes that share the database
     * @throws DatabaseNotOpened if that can't be done, with a message for whoever runs the server
     */
    public static JdbiPersistence open(JdbiConfig config, CommitListener listener) {
        Database database = Database.of(config.url());
        String url = database.withOptions(config.url(), Patience.MIGRATIONS);
        // Held until the pool has its own: an embedded database closes with its last connection.
        try (Connection first = DriverManager.getConnection(url, config.user(), config.password())) {
            database.requireFit(first);
            Migrations.run(database, url, config);
            return open(config, database, first, listener);
        } catch (SQLException failure) {
            throw notOpened(config, database, failure);
        }
    }

    private static JdbiPersistence open(JdbiConfig config, Database database, Connection first, CommitListener listener)
            throws SQLException {
        NodeChannel channel = database.channel(config, listener);
        Optional<H2Compaction> maintenance = Optional.empty();
        try {
            maintenance = database.maintain(first);
            return new JdbiPersistence(Pools.open(database, config), maintenance, channel, database, listener);
        } catch (SQLException | RuntimeException failure) {
            maintenance.ifPresent(H2Compaction::close);
            channel.close();
            throw failure;
        }
    }

    /**
     * How far the database is, which is left as it is; empty if it is an embedded one that is yet to be made.
     *
     * @throws DatabaseNotOpened if it can't be opened, with a message for whoever runs the server
     */
    public static Optional<SchemaState> inspect(JdbiConfig config) {
        Database database = Database.of(config.url());
        String url = database.withOptions(config.url(), Patience.REQUESTS);
        try (Connection held =
                DriverManager.getConnection(database.ifItExists(url), config.user(), config.password())) {
            return Optional.of(Migrations.state(database, url, config, masterKeyCheck(held)));
        } catch (SQLException failure) {
            if (database.isAbsent(failure)) {
                return Optional.empty();
            }
            throw notOpened(config, database, failure);
        }
    }

    private static Optional<String> masterKeyCheck(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, null, "instance_fact", null)) {
            if (!table.next()) {
                return Optional.empty();
            }
        }
        return Jdbi.create(connection)
                .withHandle(handle -> new JdbiInstanceFacts(new Session(handle)).find(Fact.MASTER_KEY_CHECK));
    }

    private static DatabaseNotOpened notOpened(JdbiConfig config, Database database, SQLException failure) {
        String shown = Database.withoutOptions(config.url());
        String reason = database.reasonFor(failure);
        // Some reasons quote the URL, whose options may hold a password.
        for (Patience patience : Patience.values()) {
            reason = reason.replace(database.withOptions(config.url(), patience), shown);
        }
        reason = reason.replace(config.url(), shown);
        return new DatabaseNotOpened("Can't open " + shown + ": " + reason, failure);
    }

    /** Runs work on the stores. */
    public Transactions transactions() {
        return transactions;
    }

    /** What is known of licences, read anew at each call. */
    public LicenseFacts licenseFacts() {
        return licenseFacts;
    }

    /** Whom API tokens make their bearers, read anew at each call. */
    public TokenHolders tokenHolders() {
        return tokenHolders;
    }

    /** Whom sign-in sessions make their bearers, read anew at each call. */
    public SessionHolders sessionHolders() {
        return sessionHolders;
    }

    /** Every validation that was decided. */
    public ValidationLog validationLog() {
        return validationLog;
    }

    /** How often somebody tried to sign in. */
    public SignInAttempts signInAttempts() {
        return signInAttempts;
    }

    /** How many validations accounts were granted in a day. */
    public PlanUsage planUsage() {
        return planUsage;
    }

    /** Whether the database answers. */
    public StoreHealth health() {
        return health;
    }

    /** Whether changes by other nodes that share the database are heard of. */
    public RemoteChanges remoteChanges() {
        return channel;
    }

    /** Closes every connection, and with the last one an embedded database. */
    @Override
    public void close() {
        channel.close();
        maintenance.ifPresent(H2Compaction::close);
        pools.close();
    }
}
