package org.portcullis.application.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.portcullis.ports.out.ValidationLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the validation log forget what is old and make room for what comes, and forgets expired sessions: once at the start and then every hour. Every node
 * asks, and the log sees to it that one does it. What fails is tried again an hour later.
 */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final ValidationLog log;
    private final int daysKept;
    private final Consumer<Instant> signIns;
    private final InstantSource time;
    private final Duration interval;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::tidyUntilClosed, "upkeep");

    /**
     * Upkeep that does not run yet.
     *
     * @param daysKept for how many days validations are kept; 0 for ever
     * @param signIns forgets sessions and the like that are old at a moment
     */
    public Upkeep(ValidationLog log, int daysKept, Consumer<Instant> signIns, InstantSource time) {
        this(log, daysKept, signIns, time, INTERVAL);
    }

    Upkeep(ValidationLog log, int daysKept, Consumer<Instant> signIns, InstantSource time, Duration interval) {
        this.log = log;
        this.interval = interval;
        this.daysKept = daysKept;
        this.signIns = signIns;
        this.time = time;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    private void tidyUntilClosed() {
        try {
            do {
                tidy();
                forgetSignIns();
            } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        LocalDate firstKept = daysKept == 0 ? LocalDate.EPOCH : today.minusDays(daysKept);
        try {
            if (log.tidy(today, firstKept)) {
                LOG.debug("The validation log was tidied; it begins with {}", firstKept);
            }
        } catch (RuntimeException failed) {
            if (closing.getCount() > 0) {
                LOG.warn("The validation log could not be tidied; it is tried again in {}", interval, failed);
            }
        }
    }

    private void forgetSignIns() {
        try {
            signIns.accept(time.instant());
        } catch (RuntimeException failed) {
            if (closing.getCount() > 0) {
                LOG.warn("Expired sessions could not be removed; it is tried again in {}", interval, failed);
            }
        }
    }

    /** Ends. What is under way is left to the store, which may be closed next: a later call takes it up. */
    @Override
    public void close() {
        closing.countDown();
    }
}
