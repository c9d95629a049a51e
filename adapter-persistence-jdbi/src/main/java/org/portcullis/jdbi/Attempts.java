package org.portcullis.jdbi;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.portcullis.ports.StorageException;

/** Runs a transaction that lost against another one again, a few times, and for no longer than somebody would wait. */
final class Attempts {

    private static final int MAX = 10;
    private static final int LONGEST_FIRST_PAUSE_MILLIS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 200;
    /** Less than what waits for a lock in vain has waited: it is not made to wait twice. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private Attempts() {}

    static <T> T untilNotLost(Supplier<T> transaction) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (LostRace lost) {
                if (attempt == MAX || System.nanoTime() - began > PATIENCE_NANOS) {
                    throw lost;
                }
                pauseAfter(attempt);
            }
        }
    }

    /** Random, so that two who met don't meet again; longer each time, so that many get out of each other's way. */
    private static void pauseAfter(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, LONGEST_FIRST_PAUSE_MILLIS << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted", stopped);
        }
    }
}
