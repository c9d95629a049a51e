package org.portcullis.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.postgres.PostgresServer;

/** Makes databases of one kind for a benchmark, and removes them after it. */
sealed interface Storage extends AutoCloseable {

    /** What people call it. */
    String title();

    /** A new, empty database. */
    JdbiConfig empty();

    /** How much of the disk a database occupies. */
    long bytes(JdbiConfig database);

    @Override
    void close();

    static Storage h2() {
        try {
            return new H2Files(Files.createTempDirectory("portcullis-benchmark"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Acknowledges nothing that is not on the disk; with the settings of a small production server. */
    static Storage postgres() {
        return new PostgresDatabases(PostgresServer.start(Map.of("shared_buffers", "512MB", "max_wal_size", "4GB")));
    }

    /** One after the other. */
    static List<String> kinds() {
        return List.of("h2", "postgresql");
    }

    static Storage of(String kind) {
        return kind.equals("h2") ? h2() : postgres();
    }

    /** Files in one folder. */
    record H2Files(Path folder) implements Storage {
        private static final String PREFIX = "jdbc:h2:file:";

        @Override
        public String title() {
            return "H2";
        }

        @Override
        public JdbiConfig empty() {
            try {
                Path file = Files.createTempDirectory(folder, "database").resolve("benchmark");
                return JdbiConfig.embedded(PREFIX + file.toAbsolutePath());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public long bytes(JdbiConfig database) {
            try {
                return Files.size(Path.of(database.url().substring(PREFIX.length()) + ".mv.db"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Databases of one server. */
    record PostgresDatabases(PostgresServer server) implements Storage {
        @Override
        public String title() {
            return "PostgreSQL";
        }

        @Override
        public JdbiConfig empty() {
            return new JdbiConfig(
                    server.url(server.createDatabase()), PostgresServer.USER, "", JdbiConfig.DEFAULT_POOL_SIZE);
        }

        @Override
        public long bytes(JdbiConfig database) {
            String name = database.url().substring(database.url().lastIndexOf('/') + 1);
            return Long.parseLong(server.ask(name, "select pg_database_size(current_database())"));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
