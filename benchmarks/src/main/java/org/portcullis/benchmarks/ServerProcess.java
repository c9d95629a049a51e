package org.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.portcullis.jdbi.JdbiConfig;

/** A server in a process of its own, with the JVM and class path of this one. */
final class ServerProcess implements AutoCloseable {

    private static final String ANNOUNCEMENT = "listening on ";

    private final Process process;
    private final InetSocketAddress address;
    private final Duration startedIn;

    private ServerProcess(Process process, InetSocketAddress address, Duration startedIn) {
        this.process = process;
        this.address = address;
        this.startedIn = startedIn;
    }

    /** Tells the parent process where this one listens. */
    static void announce(int port) {
        System.out.println("Bare server " + ANNOUNCEMENT + "http://127.0.0.1:" + port);
    }

    /** Starts Portcullis on a database. */
    static ServerProcess portcullis(JdbiConfig database) throws IOException {
        return start(
                "org.portcullis.server.Main",
                List.of("serve"),
                Map.of(
                        "PORTCULLIS_HTTP_PORT", "0",
                        // All calls of the load come from one address.
                        "PORTCULLIS_RATE_LIMITS", "off",
                        "PORTCULLIS_DATABASE_URL", database.url(),
                        "PORTCULLIS_DATABASE_USER", database.user(),
                        "PORTCULLIS_DATABASE_PASSWORD", database.password()));
    }

    /** Starts {@code main} and waits until it says where it listens. */
    static ServerProcess start(String main, List<String> arguments, Map<String, String> environment)
            throws IOException {
        long begin = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(Stream.of(
                        System.getenv().getOrDefault("PORTCULLIS_JAVA_OPTS", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList());
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int found = line.indexOf(ANNOUNCEMENT);
            if (found >= 0) {
                URI uri =
                        URI.create(line.substring(found + ANNOUNCEMENT.length()).strip());
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(ignored -> {}));
                return new ServerProcess(
                        process,
                        new InetSocketAddress(uri.getHost(), uri.getPort()),
                        Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        throw new IOException(main + " ended without listening");
    }

    InetSocketAddress address() {
        return address;
    }

    /** From the start of the process until it said that it listens. */
    Duration startedIn() {
        return startedIn;
    }

    /** The processor time it has used so far. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The memory it occupies, in MiB. */
    long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Asks it to end, as an operator would, and waits. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not end within 30 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
