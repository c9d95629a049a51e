package org.portcullis.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections that are kept open: those that serve requests, and on a server a few more for what takes longer than
 * somebody who asks would wait.
 */
final class Pools implements AutoCloseable {

    /** With {@link Patience#REQUESTS} it is how long a call waits at most while the database is away. */
    private static final int CONNECTION_TIMEOUT_MILLIS = 1_500;

    private static final int ALIVE_TIMEOUT_MILLIS = 1_000;

    /** The writer of the log, and the upkeep, which holds one while it works with another. */
    private static final int BACKGROUND_CONNECTIONS = 3;

    private final HikariDataSource requests;
    private final HikariDataSource background;
    private final List<PatientConnections> sources;

    private Pools(HikariDataSource requests, HikariDataSource background, List<PatientConnections> sources) {
        this.requests = requests;
        this.background = background;
        this.sources = sources;
    }

    static Pools open(Database database, JdbiConfig config) {
        if (!database.isRemote()) {
            HikariConfig settings = settings("portcullis", database, Patience.REQUESTS, config.poolSize());
            settings.setJdbcUrl(database.withOptions(config.url(), Patience.REQUESTS));
            settings.setUsername(config.user());
            settings.setPassword(config.password());
            HikariDataSource all = new HikariDataSource(settings);
            return new Pools(all, all, List.of());
        }
        var forRequests = new PatientConnections(database.withOptions(config.url(), Patience.REQUESTS), config);
        var forBackground = new PatientConnections(database.withOptions(config.url(), Patience.BACKGROUND), config);
        return new Pools(
                remote(forRequests, settings("portcullis", database, Patience.REQUESTS, config.poolSize())),
                remote(
                        forBackground,
                        settings("portcullis-background", database, Patience.BACKGROUND, BACKGROUND_CONNECTIONS)),
                List.of(forRequests, forBackground));
    }

    private static HikariDataSource remote(PatientConnections source, HikariConfig settings) {
        settings.setDataSource(source);
        // It would wait for the first connection without end; that there is a database was seen before.
        settings.setInitializationFailTimeout(-1);
        return new HikariDataSource(settings);
    }

    private static HikariConfig settings(String name, Database database, Patience patience, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setValidationTimeout(ALIVE_TIMEOUT_MILLIS);
        // Under a higher one the check of a limit would see the seats as they were before the lock was had.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        database.sessionSettings(patience).ifPresent(pool::setConnectionInitSql);
        return pool;
    }

    /** For whoever waits for an answer. */
    HikariDataSource requests() {
        return requests;
    }

    static Jdbi jdbi(HikariDataSource connections) {
        // For parameters of "= any(...)".
        return Jdbi.create(connections)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint");
    }

    /** For what nobody waits for. */
    HikariDataSource background() {
        return background;
    }

    @Override
    public void close() {
        sources.forEach(PatientConnections::close);
        List.of(background, requests).forEach(HikariDataSource::close);
    }
}
