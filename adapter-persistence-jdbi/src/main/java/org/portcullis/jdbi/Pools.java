package org.portcullis.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The connections that are kept open: those that serve requests, and on a server a few more for what takes longer than
 * somebody who asks would wait.
 */
final class Pools implements AutoCloseable {

    /** With {@link Patience#REQUESTS} it is how long a call waits at most while the database is away. */
    private static final int CONNECTION_TIMEOUT_MILLIS = 2_000;

    private static final int ALIVE_TIMEOUT_MILLIS = 1_000;

    /** The writer of the log, and the upkeep, which holds one while it works with another. */
    private static final int BACKGROUND_CONNECTIONS = 3;

    private final HikariDataSource requests;
    private final HikariDataSource background;

    private Pools(HikariDataSource requests, HikariDataSource background) {
        this.requests = requests;
        this.background = background;
    }

    static Pools open(Database database, JdbiConfig config) {
        HikariDataSource requests =
                new HikariDataSource(settings("portcullis", database, config, Patience.REQUESTS, config.poolSize()));
        if (!database.isRemote()) {
            return new Pools(requests, requests);
        }
        try {
            return new Pools(
                    requests,
                    new HikariDataSource(settings(
                            "portcullis-background", database, config, Patience.BACKGROUND, BACKGROUND_CONNECTIONS)));
        } catch (RuntimeException failure) {
            requests.close();
            throw failure;
        }
    }

    private static HikariConfig settings(
            String name, Database database, JdbiConfig config, Patience patience, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.withOptions(config.url(), patience));
        pool.setUsername(config.user());
        pool.setPassword(config.password());
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
        Jdbi jdbi = Jdbi.create(connections)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint");
        jdbi.getConfig(SqlStatements.class).addCustomizer(new FreshPlans());
        return jdbi;
    }

    /** For what nobody waits for. */
    HikariDataSource background() {
        return background;
    }

    @Override
    public void close() {
        List.of(background, requests).forEach(HikariDataSource::close);
    }
}
