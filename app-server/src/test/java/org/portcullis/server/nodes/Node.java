package org.portcullis.server.nodes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.process.ServerProcess;

/** One server process, which may be killed and started again, as another process on another port. */
final class Node implements AutoCloseable {

    private final List<String> runner;
    private final Path folder;
    private final Map<String, String> environment;
    private volatile ServerProcess process;
    private volatile URI address = URI.create("http://127.0.0.1:1");

    private Node(List<String> runner, Path folder, Map<String, String> environment) throws IOException {
        this.runner = runner;
        this.folder = folder;
        this.environment = environment;
        this.process = run();
    }

    /** Begins to start one with files of its own in {@code parent}. */
    static Node start(Path parent, String databaseUrl, Map<String, String> settings) throws IOException {
        return startBy(List.of(), parent, databaseUrl, settings);
    }

    /** The same, run by another program: {@code runner} and its arguments. */
    static Node startBy(List<String> runner, Path parent, String databaseUrl, Map<String, String> settings)
            throws IOException {
        return new Node(runner, Files.createTempDirectory(parent, "node"), environment(databaseUrl, settings));
    }

    private ServerProcess run() throws IOException {
        return ServerProcess.startBy(runner, folder, environment, "serve");
    }

    static Map<String, String> environment(String databaseUrl, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        // Every client of these tests has the same address.
        environment.put("PORTCULLIS_RATE_LIMITS", "off");
        environment.put("PORTCULLIS_MASTER_KEY", ServerProcess.MASTER_KEY);
        environment.put("PORTCULLIS_DATABASE_URL", databaseUrl);
        environment.put("PORTCULLIS_DATABASE_USER", PostgresServer.USER);
        return environment;
    }

    void awaitListening() throws IOException, InterruptedException {
        address = process.awaitListening();
    }

    /** Where it listens now. */
    URI address() {
        return address;
    }

    ServerProcess process() {
        return process;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again after a kill. */
    void restart() throws IOException, InterruptedException {
        process = run();
        awaitListening();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
