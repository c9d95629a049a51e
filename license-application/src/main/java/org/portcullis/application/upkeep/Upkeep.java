package org.portcullis.application.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the stores forget what is old and make room for what comes: once at the start and then every hour, on every node. What
 * fails is tried again an hour later, and keeps nothing else from being done.
 */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final List<Job> jobs;
    private final InstantSource time;
    private final Duration interval;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread = new Thread(this::doAllUntilClosed, "upkeep");

    /**
     * Something to do now and then.
     *
     * @param name what is looked after, for the log
     * @param work does it, at a moment
     */
    public record Job(String name, Consumer<Instant> work) {}

    /** Upkeep that does not run yet. */
    public Upkeep(List<Job> jobs, InstantSource time) {
        this(jobs, time, INTERVAL);
    }

    Upkeep(List<Job> jobs, InstantSource time, Duration interval) {
        this.jobs = List.copyOf(jobs);
        this.time = time;
        this.interval = interval;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Has everything done now, or again if it is being done. */
    public void soon() {
        calls.release();
    }

    private void doAllUntilClosed() {
        try {
            do {
                jobs.forEach(this::carryOut);
                calls.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                calls.drainPermits();
            } while (closing.getCount() > 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(Job job) {
        try {
            job.work().accept(time.instant());
        } catch (RuntimeException failed) {
            if (closing.getCount() > 0) {
                LOG.warn("The upkeep of the {} failed; it is tried again in {}", job.name(), interval, failed);
            }
        }
    }

    /** Ends. What is under way is left to the store, which may be closed next: a later call takes it up. */
    @Override
    public void close() {
        closing.countDown();
        soon();
    }
}
