package org.portcullis.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections that are kept open: those that serve requests, and on a server a few more for what takes longer than
 * somebody who asks would wait. An embedded database has one pool for all.
 */
final class Pools implements AutoCloseable {

    /** With {@link Patience#REQUESTS} it is how long a call waits at most while the database is away. */
    private static final int CONNECTION_TIMEOUT_MILLIS = 2_000;

    private static final int ALIVE_TIMEOUT_MILLIS = 1_000;

    /** One thread writes the log as a rule; the upkeep holds one connection while it works with another. */
    private static final int LOG_CONNECTIONS = 4;

    private static final int BACKGROUND_CONNECTIONS = 2;

    private final List<HikariDataSource> all = new ArrayList<>();
    private final HikariDataSource requests;
    private final HikariDataSource log;
    private final HikariDataSource background;

    private Pools(Database database, JdbiConfig config) {
        requests = open(database, config, Patience.REQUESTS, config.poolSize());
        if (database.isRemote()) {
            log = open(database, config, Patience.LOG, LOG_CONNECTIONS);
            background = open(database, config, Patience.BACKGROUND, BACKGROUND_CONNECTIONS);
        } else {
            log = requests;
            background = requests;
        }
    }

    static Pools open(Database database, JdbiConfig config) {
        return new Pools(database, config);
    }

    private HikariDataSource open(Database database, JdbiConfig config, Patience patience, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("portcullis-" + patience.name().toLowerCase(Locale.ROOT));
        pool.setJdbcUrl(database.withOptions(config.url(), patience));
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(patience == Patience.REQUESTS ? size : 1);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setValidationTimeout(ALIVE_TIMEOUT_MILLIS);
        // Under a higher one the check of a limit would see the seats as they were before the lock was had.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        database.sessionSettings(patience).ifPresent(pool::setConnectionInitSql);
        try {
            HikariDataSource opened = new HikariDataSource(pool);
            all.add(opened);
            return opened;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
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
        return Jdbi.create(connections)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint");
    }

    @Override
    public void close() {
        all.forEach(HikariDataSource::close);
    }
}
