package org.portcullis.server.process;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portcullis.server.Main;

/** The command line in a JVM of its own, with what it prints kept in files. Closing it kills what still runs. */
public final class ServerProcess implements AutoCloseable {

    /** For servers on databases that keep no key beside them; of use to tests only. */
    public static final String MASTER_KEY = "cG9ydGN1bGxpcyB0ZXN0cywgbm90IGEgc2VjcmV0ISE=";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern LISTENING = Pattern.compile("(?m)^Portcullis listening on (http://\\S+)$");

    private final Process process;
    private final Path out;
    private final Path err;

    private ServerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs {@code arguments} in {@code folder}, on a free port unless {@code environment} names one. */
    public static ServerProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return startBy(List.of(), folder, environment, arguments);
    }

    /** The same, run by another program: {@code runner} and its arguments, which become this process. */
    public static ServerProcess startBy(
            List<String> runner, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Stream<String> server = javaCommand(productClassPath(), Main.class);
        return run(
                folder,
                environment,
                Stream.of(runner.stream(), server, Stream.of(arguments)).flatMap(part -> part));
    }

    /** Runs another main than the product's, one that tests have for what must go wrong; it says as well where it listens. */
    public static ServerProcess startOther(Class<?> main, Path folder, Map<String, String> environment)
            throws IOException {
        return run(folder, environment, javaCommand(testClassPath(), main));
    }

    private static ServerProcess run(Path folder, Map<String, String> environment, Stream<String> command)
            throws IOException {
        Path out = Files.createTempFile(folder, "stdout", ".txt");
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        var builder = new ProcessBuilder(command.toList())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
        builder.environment().put("PORTCULLIS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), out, err);
    }

    /** Where it listens, once it does. */
    public URI awaitListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher line = LISTENING.matcher(out());
            if (line.find()) {
                return URI.create(line.group(1));
            }
            if (!process.isAlive()) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + out() + err());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("does not listen: " + out() + err());
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGSTOP: it stands still until {@link #resume()}. */
    public void pause() throws IOException, InterruptedException {
        send("STOP");
    }

    /** Sends SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        send("CONT");
    }

    /** What all of its threads are doing, and what it has printed. */
    String state() throws IOException, InterruptedException {
        send("QUIT");
        Thread.sleep(500);
        return out() + err();
    }

    private void send(String signal) throws IOException, InterruptedException {
        int result = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(result).as(signal).isZero();
    }

    /** Sends SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit() throws IOException, InterruptedException {
        return awaitExit(PATIENCE);
    }

    int awaitExit(Duration patience) throws IOException, InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as(() -> "ends within " + patience)
                .isTrue();
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    List<String> errLines() throws IOException {
        return Files.readAllLines(err);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static Stream<String> javaCommand(String classPath, Class<?> main) {
        return Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // These processes live for seconds: quick to start is better than fast to run.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName());
    }

    /** What these tests run on, without the tests: their logging configuration is not the product's. */
    private static String productClassPath() {
        return Stream.of(testClassPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(joining(File.pathSeparator));
    }

    private static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
