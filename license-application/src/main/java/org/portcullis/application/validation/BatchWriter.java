package org.portcullis.application.validation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.StorageException;
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

    /** With three seconds of pauses; a batch that is refused holds up the others for no longer. */
    private static final int ATTEMPTS_AT_A_LOG_THAT_ANSWERS = 5;

    private final ValidationLog log;
    private final UnwrittenValidations unwritten;
    private final StoreHealth health;
    private final CountDownLatch ending = new CountDownLatch(1);
    private boolean gaveUpOnLog;

    public BatchWriter(ValidationLog log, UnwrittenValidations unwritten, StoreHealth health) {
        this.log = log;
        this.unwritten = unwritten;
        this.health = health;
    }

    /** Writes what was kept. What can't be written stays kept, and the server starts all the same. */
    void replay() {
        AtomicBoolean away = new AtomicBoolean();
        try {
            unwritten.replay((batch, validations) -> writeKept(batch, validations, away));
        } catch (RuntimeException failed) {
            LOG.error("Validations of an earlier run stay unwritten for now", failed);
        }
    }

    /** From now on a batch that can't be written soon is kept instead. */
    void hurry() {
        ending.countDown();
    }

    /**
     * Writes {@code batch}, or keeps it, and returns when it is safe. False if the process has to end and neither was
     * possible. Called by one thread.
     */
    boolean write(Batch batch) throws InterruptedException {
        boolean lastAttempt = false;
        for (int attempt = 1; !gaveUpOnLog; attempt++) {
            if (isWritten(batch, attempt)) {
                return true;
            }
            gaveUpOnLog = lastAttempt;
            lastAttempt = ending.await(pauseAfter(attempt), TimeUnit.MILLISECONDS);
            boolean refused = attempt >= ATTEMPTS_AT_A_LOG_THAT_ANSWERS && health.isReachable();
            if (refused && isKept(batch)) {
                return true;
            }
        }
        return isKept(batch);
    }

    private boolean isWritten(Batch batch, int attempt) {
        try {
            log.write(batch.id(), batch.records());
        } catch (RuntimeException failed) {
            if (attempt == 1) {
                LOG.error(
                        "The validation log can't be written; {} rows wait",
                        batch.records().size(),
                        failed);
            }
            return false;
        }
        if (attempt > 1) {
            LOG.info("The validation log is written again, at attempt {}", attempt);
        }
        return true;
    }

    private boolean isKept(Batch batch) {
        try {
            unwritten.keep(batch.id(), batch.records());
        } catch (RuntimeException failed) {
            LOG.error(
                    "Neither the log nor what stands in for it takes {} validations",
                    batch.records().size(),
                    failed);
            return false;
        }
        LOG.warn("Kept {} validations for the next start", batch.records().size());
        return true;
    }

    /** One batch that is refused is no reason not to write the others; a log that is away is not asked for each. */
    private void writeKept(UUID batch, List<ValidationRecord> validations, AtomicBoolean away) {
        if (away.get()) {
            throw new StorageException("the validation log is away");
        }
        try {
            log.write(batch, validations);
        } catch (RuntimeException failed) {
            away.set(!health.isReachable());
            throw failed;
        }
    }

    private static long pauseAfter(int attempts) {
        return Math.min(LONGEST_PAUSE_MILLIS, (long) FIRST_PAUSE_MILLIS << Math.min(attempts, 10));
    }
}
