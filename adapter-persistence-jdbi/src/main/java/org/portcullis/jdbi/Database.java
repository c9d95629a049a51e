package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The databases that are supported, and all that differs between them but the migrations in their folders. */
enum Database {
    H2("jdbc:h2:", ";", ";", TransactionIsolationLevel.SERIALIZABLE) {
        @Override
        Map<String, String> options() {
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

    POSTGRESQL("jdbc:postgresql:", "?", "&", TransactionIsolationLevel.REPEATABLE_READ) {
        @Override
        Map<String, String> options() {
            Map<String, String> options = new LinkedHashMap<>();
            // Without these a network that drops packets holds a request for longer than its caller waits.
            options.put("connectTimeout", "3");
            options.put("socketTimeout", "3");
            options.put("tcpKeepAlive", "true");
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

        @Override
        String reasonFor(SQLException failure) {
            return firstLine(failure);
        }
    };

    /** Lost against another transaction: serialisation failure, deadlocks, and locks that were not to be had in time. */
    static final Set<String> LOST = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    private final String prefix;
    private final String firstSeparator;
    private final String separator;
    private final TransactionIsolationLevel snapshot;

    Database(String prefix, String firstSeparator, String separator, TransactionIsolationLevel snapshot) {
        this.prefix = prefix;
        this.firstSeparator = firstSeparator;
        this.separator = separator;
        this.snapshot = snapshot;
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
    abstract Map<String, String> options();

    /** {@code url} such that no database is made where there is none. */
    abstract String ifItExists(String url);

    /** Whether there is no such database yet, and opening it would make it. */
    abstract boolean isAbsent(SQLException failure);

    /** Begins what has to be done from time to time while the database is open, if anything. */
    abstract Optional<H2Compaction> maintain(Connection connection) throws SQLException;

    /** Why the database could not be opened, in words for whoever runs the server. */
    abstract String reasonFor(SQLException failure);

    /** {@code url} with the options it needs, as far as it does not set them itself. */
    String withOptions(String url) {
        StringBuilder complete = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        options().forEach((name, value) -> {
            if (!given.matches(".*[?;&]" + name.toUpperCase(Locale.ROOT) + "=.*")) {
                boolean first = complete.indexOf(firstSeparator) < 0;
                complete.append(first ? firstSeparator : separator).append(name + "=" + value);
            }
        });
        return complete.toString();
    }

    /** The level at which every read of a transaction sees the same moment. */
    TransactionIsolationLevel snapshot() {
        return snapshot;
    }

    /** The folder of its own migrations. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
