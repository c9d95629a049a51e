package org.portcullis.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The connections that are kept open: those that serve requests, and on a server a few more for what takes longer than
 * somebody who asks would wait. An embedded database has one pool for all.
 */
final class Pools implements AutoCloseable {

    /** With {@link Patience#REQUESTS} it is how long a call waits at most while the database is away. */
    private static final int REMOTE_TIMEOUT_MILLIS = 1_500;

    /** It can't be away; whoever waits this long waits for others. */
    private static final int EMBEDDED_TIMEOUT_MILLIS = 5_000;

    private static final int ALIVE_TIMEOUT_MILLIS = 1_000;

    /** One thread writes the log as a rule; the upkeep holds one connection while it works with another. */
    private static final int LOG_CONNECTIONS = 4;

    private static final int BACKGROUND_CONNECTIONS = 2;

    private final List<PatientConnections> sources = new ArrayList<>();
    private final List<HikariDataSource> all = new ArrayList<>();
    private final HikariDataSource requests;
    private final HikariDataSource log;
    private final HikariDataSource background;

    private Pools(Database database, JdbiConfig config) {
        if (database.isRemote()) {
            requests = remote(database, config, Patience.REQUESTS, config.poolSize());
            log = remote(database, config, Patience.LOG, LOG_CONNECTIONS);
            background = remote(database, config, Patience.BACKGROUND, BACKGROUND_CONNECTIONS);
        } else {
            requests = embedded(database, config);
            log = requests;
            background = requests;
        }
    }

    static Pools open(Database database, JdbiConfig config) {
        return new Pools(database, config);
    }

    private HikariDataSource embedded(Database database, JdbiConfig config) {
        HikariConfig pool = settings("portcullis", config.poolSize(), EMBEDDED_TIMEOUT_MILLIS);
        pool.setJdbcUrl(database.withOptions(config.url(), Patience.REQUESTS));
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        return opened(pool);
    }

    private HikariDataSource remote(Database database, JdbiConfig config, Patience patience, int size) {
        PatientConnections source = new PatientConnections(database.withOptions(config.url(), patience), config);
        sources.add(source);
        String name = "portcullis-" + patience.name().toLowerCase(Locale.ROOT);
        HikariConfig pool = settings(name, size, REMOTE_TIMEOUT_MILLIS);
        pool.setDataSource(source);
        pool.setMinimumIdle(patience == Patience.REQUESTS ? size : 1);
        // It would wait for the first connection without end; that there is a database was seen before.
        pool.setInitializationFailTimeout(-1);
        database.sessionSettings(patience).ifPresent(pool::setConnectionInitSql);
        return opened(pool);
    }

    private static HikariConfig settings(String name, int size, int timeoutMillis) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(timeoutMillis);
        pool.setValidationTimeout(ALIVE_TIMEOUT_MILLIS);
        // Under a higher one the check of a limit would see the seats as they were before the lock was had.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    private HikariDataSource opened(HikariConfig pool) {
        HikariDataSource opened = new HikariDataSource(pool);
        all.add(opened);
        return opened;
    }

    /** For whoever waits for an answer. */
    HikariDataSource requests() {
        return requests;
    }

    /** For the validation log. */
    HikariDataSource log() {
        return log;
    }

    /** For what nobody waits for. */
    HikariDataSource background() {
        return background;
    }

    static Jdbi jdbi(HikariDataSource connections) {
        // For parameters of "= any(...)".
        Jdbi jdbi = Jdbi.create(connections)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint");
        jdbi.getConfig(SqlStatements.class).addCustomizer(new FreshPlans());
        return jdbi;
    }

    @Override
    public void close() {
        sources.forEach(PatientConnections::close);
        all.forEach(HikariDataSource::close);
    }
}
