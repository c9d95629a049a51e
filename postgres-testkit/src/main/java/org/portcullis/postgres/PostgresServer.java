package org.portcullis.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on a port of this machine. What it acknowledges is on the disk, unless a setting says otherwise.
 * Closing it ends it and removes its files.
 */
public final class PostgresServer implements AutoCloseable {

    /** Who may do everything; needs no password. */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The library turns both off, which loses what was acknowledged. */
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final Path folder;
    private final Map<String, String> settings;
    private final AtomicInteger databases = new AtomicInteger();
    private EmbeddedPostgres server;

    private PostgresServer(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.server = run(0);
        // A test run that is stopped leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::killQuietly));
    }

    /** One that keeps what it acknowledges. */
    public static PostgresServer start() {
        return start(Map.of());
    }

    /** One with these settings of {@code postgresql.conf} over those that keep what is acknowledged. */
    public static PostgresServer start(Map<String, String> settings) {
        return in(ServerFiles.makeFolder(), settings);
    }

    private static PostgresServer in(Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(DURABLE);
        all.putAll(settings);
        return new PostgresServer(folder, Map.copyOf(all));
    }

    private EmbeddedPostgres run(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(port);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port it listens on; stays the same over a restart. */
    public int port() {
        return server.getPort();
    }

    /** The JDBC URL of a database of that name, there or not. */
    public String url(String database) {
        return urlOn(port(), database);
    }

    /** The JDBC URL of a database of that name as it is reached over another port, a proxy's. */
    public static String urlOn(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes an empty database and tells its name. */
    public String createDatabase() {
        return createDatabase("template1");
    }

    /** Makes a database that is like another one, to which nobody is connected, and tells its name. */
    public String createDatabase(String template) {
        String name = "database_" + databases.incrementAndGet();
        execute("postgres", "create database " + name + " template " + template + " strategy file_copy");
        return name;
    }

    /** Removes a database, whoever is connected to it. */
    public void dropDatabase(String name) {
        execute("postgres", "drop database if exists " + name + " with (force)");
    }

    /** Changes a setting of the running server, if it is one that can be changed so. */
    public void configure(String setting, String value) {
        execute(
                "postgres",
                "alter system set " + setting + " = '" + value + "'",
                "select pg_reload_conf()",
                // Read by each process when it is next idle.
                "select pg_sleep(0.5)");
    }

    /** Runs statements, each for itself. */
    public void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The one value that a query answers, as a text. */
    public String ask(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return String.valueOf(result.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection of its user's. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, "");
    }

    /** Ends every other connection to a database, as an administrator would. */
    public void terminateConnections(String database) {
        execute(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Ends it as a power cut would, but for the operating system: every process at once, by SIGKILL. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again on the same port and data, after {@link #kill()} or {@link #stop()}. */
    public void restart() {
        int port = port();
        release();
        server = run(port);
    }

    /** Ends it in order: what is running is rolled back. */
    public void stop() {
        release();
    }

    /**
     * Another server that follows this one, with its data as of now; this one needs {@code wal_level=replica}, its default.
     *
     * @param name what it tells this one it is called, for {@code synchronous_standby_names}
     * @param others settings beside those of this one
     */
    public PostgresServer standby(String name, Map<String, String> others) {
        Path copy = ServerFiles.makeFolder();
        execute("postgres", "select pg_create_physical_replication_slot('" + name + "', true)");
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('" + name + "', true)");
            ServerFiles.copy(folder, copy);
            try (ResultSet result = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                result.next();
                ServerFiles.write(copy.resolve("backup_label"), result.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        ServerFiles.write(copy.resolve("standby.signal"), "");
        ServerFiles.write(copy.resolve("postgresql.auto.conf"), """
                primary_conninfo = 'host=127.0.0.1 port=%d user=%s application_name=%s'
                primary_slot_name = '%s'
                """.formatted(port(), USER, name, name));
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return in(copy, all);
    }

    /** Makes a standby the one that takes changes, and returns once it does. */
    public void promote() {
        execute("postgres", "select pg_promote(true)");
    }

    private List<ProcessHandle> processes() {
        String pid = ServerFiles.firstLine(folder.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(pid.strip())).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }

    /** Ends it if it runs, and gives up its files' lock. */
    private void release() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void killQuietly() {
        try {
            kill();
            ServerFiles.remove(folder);
        } catch (RuntimeException ended) {
            // There is nothing to clean up after one that was closed.
        }
    }

    @Override
    public void close() {
        release();
        ServerFiles.remove(folder);
    }
}
