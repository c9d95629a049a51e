package org.portcullis.jdbi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.portcullis.ports.StorageException;

/** Runs a transaction that lost against another one again, for as long as whoever waits for it would. */
final class Attempts {

    private static final int LONGEST_FIRST_PAUSE_MILLIS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 10;
    /** Of a caller. Less than what waits for a lock in vain has waited: it is not made to wait twice. */
    private static final Duration OF_A_CALLER = Duration.ofMillis(1_500);

    /**
     * Of the log's writer. With {@link Patience#LOG} it is less than half of what the process may take to end, when a batch is
     * tried twice at most before it is kept elsewhere.
     */
    static final Duration OF_THE_LOG = Duration.ofSeconds(1);

    /** Of a job that is done again in an hour otherwise. */
    static final Duration OF_A_JOB = Duration.ofSeconds(30);

    private Attempts() {}

    static <T> T untilNotLost(Supplier<T> transaction) {
        return untilNotLost(OF_A_CALLER, transaction);
    }

    static <T> T untilNotLost(Duration patience, Supplier<T> transaction) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (LostRace lost) {
                if (System.nanoTime() - began > patience.toNanos()) {
                    throw lost;
                }
                pauseAfter(attempt);
            }
        }
    }

    /** Random, so that two who met don't meet again; longer each time, so that many get out of each other's way. */
    private static void pauseAfter(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, LONGEST_FIRST_PAUSE_MILLIS << Math.min(attempt, MOST_DOUBLINGS));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted", stopped);
        }
    }
}
