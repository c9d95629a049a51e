package org.portcullis.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** Runs a server until the process is asked to stop (SIGTERM, Ctrl-C), and ends the process in order. */
final class Termination {

    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

    /** Whoever asks usually kills after ten seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(9_500);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final Thread hook = new Thread(this::haltWhenEnded, "termination");

    private Termination() {}

    /**
     * Starts a server, hands it to {@code announcement}, and closes it when the process is asked to stop. That is no failure,
     * so the process ends with 0 then.
     */
    static void serve(Supplier<LicenseServer> starter, Consumer<LicenseServer> announcement)
            throws InterruptedException {
        var termination = new Termination();
        // Before the start, so that nobody can ask too early: the JVM would end with 143, and at once.
        Runtime.getRuntime().addShutdownHook(termination.hook);
        try (LicenseServer server = starter.get()) {
            announcement.accept(server);
            termination.asked.await();
            LOG.info("Stopping");
        } catch (RuntimeException | Error failure) {
            termination.giveUp(failure);
            throw failure;
        }
        LOG.info("Stopped");
        termination.ended.complete(null);
    }

    /** Lets the process end as it would without this. */
    private void giveUp(Throwable failure) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            LOG.error("Could not stop in order", failure);
            ended.completeExceptionally(failure);
        }
    }

    /** Runs once the JVM shuts down, for whatever reason, while the main thread closes the server. */
    private void haltWhenEnded() {
        asked.countDown();
        int exitCode = ExitCode.SOFTWARE;
        try {
            ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            exitCode = ExitCode.OK;
        } catch (ExecutionException failure) {
            LOG.debug("Ended by {}", String.valueOf(failure.getCause()));
        } catch (TimeoutException failure) {
            LOG.error("Could not stop within {} ms", PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
