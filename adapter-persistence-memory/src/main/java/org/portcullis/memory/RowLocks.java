package org.portcullis.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.StorageException;

/**
 * Which transaction has locked which rows. A row that is freed goes to who has waited for it longest, so that one that
 * lost and tries again can't snatch it from under the winner. Who would wait for one that waits for it, loses.
 */
final class RowLocks {

    /** A row, whether it exists or not. */
    record Row(Table<?> table, Key key) {}

    private record Waiting(Transaction transaction, Condition granted) {}

    /** A row that somebody holds. */
    private static final class Held {
        Transaction holder;
        final Queue<Waiting> queue = new ArrayDeque<>();

        Held(Transaction holder) {
            this.holder = holder;
        }
    }

    private final ReentrantLock monitor = new ReentrantLock();
    private final Map<Row, Held> held = new HashMap<>();
    private final Map<Transaction, Held> awaited = new HashMap<>();
    private final Duration patience;

    /** Locks for which nobody waits longer than {@code patience}. */
    RowLocks(Duration patience) {
        this.patience = patience;
    }

    /** Gives {@code transaction} the row as soon as nobody else holds it. */
    void take(Transaction transaction, Row row) {
        monitor.lock();
        try {
            Held place = held.computeIfAbsent(row, free -> new Held(transaction));
            if (place.holder != transaction) {
                await(transaction, place);
            }
        } finally {
            monitor.unlock();
        }
    }

    /** Passes on those of {@code rows} that {@code transaction} holds. */
    void free(Transaction transaction, Collection<Row> rows) {
        monitor.lock();
        try {
            for (Row row : rows) {
                Held place = held.get(row);
                if (place != null && place.holder == transaction) {
                    passOn(row, place);
                }
            }
        } finally {
            monitor.unlock();
        }
    }

    private void passOn(Row row, Held place) {
        Waiting next = place.queue.poll();
        if (next == null) {
            held.remove(row);
        } else {
            place.holder = next.transaction();
            awaited.remove(next.transaction());
            next.granted().signal();
        }
    }

    private void await(Transaction transaction, Held place) {
        if (isAwaitedBy(place.holder, transaction)) {
            throw new LostRace();
        }
        Waiting waiting = new Waiting(transaction, monitor.newCondition());
        place.queue.add(waiting);
        awaited.put(transaction, place);
        try {
            long left = patience.toNanos();
            while (place.holder != transaction) {
                if (left <= 0) {
                    throw new LostRace();
                }
                left = waiting.granted().awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for a lock", interrupted);
        } finally {
            awaited.remove(transaction);
            place.queue.remove(waiting);
        }
    }

    /** Whether {@code holder} waits for {@code transaction}, itself or through others. */
    private boolean isAwaitedBy(Transaction holder, Transaction transaction) {
        @Nullable Transaction next = holder;
        while (next != null && next != transaction) {
            Held place = awaited.get(next);
            next = place == null ? null : place.holder;
        }
        return next != null;
    }
}
