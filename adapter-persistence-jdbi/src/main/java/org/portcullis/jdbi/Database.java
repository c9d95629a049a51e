package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;

/** The databases that are supported, and all that differs between them but the migrations in their folders. */
enum Database {
    H2("jdbc:h2:", ";", ";") {
        @Override
        Map<String, String> options(Patience patience) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("MODE", "PostgreSQL");
            options.put("DATABASE_TO_LOWER", "TRUE");
            options.put("DEFAULT_NULL_ORDERING", "HIGH");
            // A commit is written before it returns; with the default of 500 ms a kill -9 loses commits.
            options.put("WRITE_DELAY", "0");
            // Else H2 closes the database while the server still writes what it has buffered.
            options.put("DB_CLOSE_ON_EXIT", "FALSE");
            options.put("LOCK_TIMEOUT", "5000");
            // Parsed statements kept by each connection: all that the request paths use, instead of 8.
            options.put("QUERY_CACHE_SIZE", "64");
            // How long places of the file that are no longer valid are left alone; see H2Compaction.
            options.put("RETENTION_TIME", "10000");
            // KiB of pages kept in memory. The default is a small share of the heap: beside some 100,000 seats each new
            // one reads the file.
            options.put("CACHE_SIZE", "32768");
            // Statistics that H2 draws after commits read places that are used again meanwhile, and the commit fails.
            options.put("ANALYZE_AUTO", "0");
            // The trace file would hold keys in clear text.
            options.put("TRACE_LEVEL_FILE", "0");
            return options;
        }

        @Override
        String ifItExists(String url) {
            return url + ";IFEXISTS=TRUE";
        }

        @Override
        boolean isAbsent(SQLException failure) {
            return failure.getErrorCode() == 90_146;
        }

        @Override
        Optional<H2Compaction> maintain(Connection connection) throws SQLException {
            return H2Compaction.of(connection);
        }

        @Override
        Optional<String> sessionSettings(Patience patience) {
            return Optional.empty();
        }

        @Override
        <T> T atOneMoment(Jdbi jdbi, Function<Session, T> reads) {
            return jdbi.inTransaction(
                    TransactionIsolationLevel.SERIALIZABLE, handle -> reads.apply(new Session(handle)));
        }

        @Override
        NodeChannel channel(JdbiConfig config, CommitListener listener) {
            return NodeChannel.NONE;
        }

        @Override
        void requireFit(Connection connection) {}

        @Override
        LogTables logTables() {
            return new H2LogTables();
        }

        @Override
        String reasonFor(SQLException failure) {
            return switch (failure.getErrorCode()) {
                case 90_020 -> "the file is in use by another process";
                case 90_030, 90_048 -> "the file is corrupt, or not a database of this version";
                case 90_011 -> "write the file's path as an absolute one, or beginning with ./ or ~/";
                case 90_062, 90_028, 90_031 -> "the file can't be created, read or written";
                case 90_113, 90_046 -> "the URL is not understood: " + firstLine(failure);
                case 28_000 -> "wrong user or password";
                default -> firstLine(failure);
            };
        }
    },

    POSTGRESQL("jdbc:postgresql:", "?", "&") {
        @Override
        Map<String, String> options(Patience patience) {
            Map<String, String> options = new LinkedHashMap<>();
            // Without these a network that drops packets holds a request for longer than its caller waits.
            options.put("connectTimeout", String.valueOf(patience.secondsToConnect()));
            options.put("socketTimeout", String.valueOf(patience.seconds()));
            options.put("tcpKeepAlive", "true");
            options.put("ApplicationName", "portcullis");
            // Where a URL names several servers: how soon a standby is found to have become the primary.
            options.put("hostRecheckSeconds", "1");
            return options;
        }

        @Override
        String ifItExists(String url) {
            return url;
        }

        @Override
        boolean isAbsent(SQLException failure) {
            return false;
        }

        @Override
        Optional<H2Compaction> maintain(Connection connection) {
            return Optional.empty();
        }

        /**
         * A node that stops, or that the network no longer reaches, must not hold a licence's row for ever, nor the figures
         * that the log writers of all nodes add to: the server ends its transaction. Whoever waits for a row gives up
         * before its own connection does.
         */
        @Override
        Optional<String> sessionSettings(Patience patience) {
            String silence = "set idle_in_transaction_session_timeout = '3s'";
            return switch (patience) {
                case REQUESTS -> Optional.of("set lock_timeout = '2s'; " + silence);
                case LOG, BACKGROUND -> Optional.of(silence);
                case CHANGES, MIGRATIONS -> Optional.empty();
            };
        }

        /** Said within the transaction: the driver would ask for the level, set it and set it back, each a round trip. */
        @Override
        <T> T atOneMoment(Jdbi jdbi, Function<Session, T> reads) {
            return jdbi.inTransaction(handle -> {
                Session session = new Session(handle);
                session.update("set transaction isolation level repeatable read, read only");
                return reads.apply(session);
            });
        }

        @Override
        NodeChannel channel(JdbiConfig config, CommitListener listener) throws SQLException {
            return new PostgresChannel(withOptions(config.url(), Patience.CHANGES), config, listener);
        }

        @Override
        void requireFit(Connection connection) throws SQLException {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new DatabaseNotOpened(
                        "PostgreSQL %d is too old; %d or newer is needed".formatted(version, OLDEST_POSTGRESQL));
            }
        }

        @Override
        LogTables logTables() {
            return new PostgresLogTables();
        }

        @Override
        String reasonFor(SQLException failure) {
            return switch (String.valueOf(failure.getSQLState())) {
                case "08001", "08004", "08006" -> "there is no server: " + firstLine(failure);
                case "28000", "28P01" -> "wrong user or password";
                case "3D000" -> "there is no such database on the server; it has to be made first";
                case "42501" -> "the user may not do what is needed: " + firstLine(failure);
                default -> firstLine(failure);
            };
        }
    };

    /**
     * Lost against another transaction: serialisation failure, deadlocks, and locks that were not to be had in time; or ended
     * by the server since its client was silent.
     */
    static final Set<String> LOST = Set.of("40001", "40P01", "55P03", "25P03", "HYT00", "90131");

    /** It needs unique constraints in which nulls are alike. */
    private static final int OLDEST_POSTGRESQL = 15;

    private final String prefix;
    private final String firstSeparator;
    private final String separator;

    Database(String prefix, String firstSeparator, String separator) {
        this.prefix = prefix;
        this.firstSeparator = firstSeparator;
        this.separator = separator;
    }

    static Database of(String url) {
        for (Database database : values()) {
            if (url.startsWith(database.prefix)) {
                return database;
            }
        }
        throw new DatabaseNotOpened(
                "Not the URL of a supported database (jdbc:h2:... or jdbc:postgresql:...): " + withoutOptions(url));
    }

    /** {@code url} fit to be shown: its options may hold a password. */
    static String withoutOptions(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    /** The options that a URL needs, by name. */
    abstract Map<String, String> options(Patience patience);

    /** What each new connection of this kind is told before it is used, if anything. */
    abstract Optional<String> sessionSettings(Patience patience);

    /** Begins to tell other nodes what {@link Stores#announce} says, and {@code listener} what they say. */
    abstract NodeChannel channel(JdbiConfig config, CommitListener listener) throws SQLException;

    /** Throws {@link DatabaseNotOpened} if this is no database that can be used. */
    abstract void requireFit(Connection connection) throws SQLException;

    /** How the validation log is written. */
    abstract LogTables logTables();

    /** {@code url} such that no database is made where there is none. */
    abstract String ifItExists(String url);

    /** Whether there is no such database yet, and opening it would make it. */
    abstract boolean isAbsent(SQLException failure);

    /** Begins what has to be done from time to time while the database is open, if anything. */
    abstract Optional<H2Compaction> maintain(Connection connection) throws SQLException;

    /** Why the database could not be opened, in words for whoever runs the server. */
    abstract String reasonFor(SQLException failure);

    /** {@code url} with the options it needs, as far as it does not set them itself. */
    String withOptions(String url, Patience patience) {
        StringBuilder complete = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        options(patience).forEach((name, value) -> {
            if (!given.matches(".*[?;&]" + name.toUpperCase(Locale.ROOT) + "=.*")) {
                boolean first = complete.indexOf(firstSeparator) < 0;
                complete.append(first ? firstSeparator : separator).append(name + "=" + value);
            }
        });
        return complete.toString();
    }

    /** Reads in one transaction, of which every read sees the same moment. */
    abstract <T> T atOneMoment(Jdbi jdbi, Function<Session, T> reads);

    /** Whether it is a server of its own, which may be far away or gone. */
    boolean isRemote() {
        return this != H2;
    }

    /** The folder of its own migrations. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
