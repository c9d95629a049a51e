package org.portcullis.application.validation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.ports.out.ValidationLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets batches into the log whatever happens to it: tries again while the log is away, and keeps a batch elsewhere when
 * the process has to end, or when the log answers and refuses it.
 */
public final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;
    private static final int ATTEMPTS_IN_HURRY = 2;
    private static final int ATTEMPTS_OF_A_LOG_THAT_ANSWERS = 10;

    private final ValidationLog log;
    private final UnwrittenValidations unwritten;
    private final StoreHealth health;
    private final CountDownLatch ending = new CountDownLatch(1);

    public BatchWriter(ValidationLog log, UnwrittenValidations unwritten, StoreHealth health) {
        this.log = log;
        this.unwritten = unwritten;
        this.health = health;
    }

    /** Writes what was kept. If that fails it stays kept, and the server starts all the same. */
    void replay() {
        try {
            unwritten.replay(log::write);
        } catch (RuntimeException failed) {
            LOG.error("Validations of an earlier run stay unwritten for now", failed);
        }
    }

    /** From now on a batch that can't be written soon is kept instead. */
    void hurry() {
        ending.countDown();
    }

    /** Writes {@code batch}, or keeps it; returns when it is safe. */
    void write(Batch batch) throws InterruptedException {
        int attempts = 0;
        int hurriedAttempts = 0;
        while (true) {
            try {
                log.write(batch.id(), batch.records());
                if (attempts > 0) {
                    LOG.info("The validation log is written again, after {} attempts", attempts);
                }
                return;
            } catch (RuntimeException failed) {
                if (attempts++ == 0) {
                    LOG.error(
                            "The validation log can't be written; {} rows wait",
                            batch.records().size(),
                            failed);
                }
            }
            boolean hurried = ending.await(pauseAfter(attempts), TimeUnit.MILLISECONDS);
            hurriedAttempts += hurried ? 1 : 0;
            boolean refused = attempts >= ATTEMPTS_OF_A_LOG_THAT_ANSWERS && health.isReachable();
            if (hurriedAttempts >= ATTEMPTS_IN_HURRY || refused) {
                keep(batch);
                return;
            }
        }
    }

    private void keep(Batch batch) {
        try {
            unwritten.keep(batch.id(), batch.records());
            LOG.warn("Kept {} validations for the next start", batch.records().size());
        } catch (RuntimeException failed) {
            LOG.error(
                    "Lost {} validations: neither the log nor the file takes them",
                    batch.records().size(),
                    failed);
        }
    }

    private static long pauseAfter(int attempts) {
        return Math.min(LONGEST_PAUSE_MILLIS, (long) FIRST_PAUSE_MILLIS << Math.min(attempts, 10));
    }
}
