package org.portcullis.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.StorageException;

/** Which transaction has locked which rows. Who would wait for one that waits for it, loses. */
final class RowLocks {

    /** A row, whether it exists or not. */
    record Row(Table<?> table, Key key) {}

    /** A row that somebody holds or waits for. */
    private static final class Place {
        final Condition freed;

        @Nullable
        Transaction holder;

        int waiting;

        Place(Condition freed) {
            this.freed = freed;
        }
    }

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ReentrantLock monitor = new ReentrantLock();
    private final Map<Row, Place> places = new HashMap<>();
    private final Map<Transaction, Place> awaited = new HashMap<>();

    /** Gives {@code transaction} the row as soon as nobody else holds it. */
    void take(Transaction transaction, Row row) {
        monitor.lock();
        try {
            Place place = places.computeIfAbsent(row, absent -> new Place(monitor.newCondition()));
            if (place.holder != null) {
                place.waiting++;
                awaited.put(transaction, place);
                try {
                    await(transaction, place);
                } finally {
                    awaited.remove(transaction);
                    place.waiting--;
                }
            }
            place.holder = transaction;
        } finally {
            monitor.unlock();
        }
    }

    /** Frees rows that a transaction holds. */
    void free(Iterable<Row> rows) {
        monitor.lock();
        try {
            for (Row row : rows) {
                Place place = places.get(row);
                if (place != null && place.waiting > 0) {
                    place.holder = null;
                    place.freed.signal();
                } else {
                    places.remove(row);
                }
            }
        } finally {
            monitor.unlock();
        }
    }

    private void await(Transaction transaction, Place place) {
        long patience = PATIENCE_NANOS;
        while (place.holder != null) {
            if (patience <= 0 || isAwaitedBy(place.holder, transaction)) {
                throw new LostRace();
            }
            try {
                patience = place.freed.awaitNanos(patience);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StorageException("interrupted while waiting for a lock", interrupted);
            }
        }
    }

    /** Whether {@code holder} waits for {@code transaction}, itself or through others. */
    private boolean isAwaitedBy(Transaction holder, Transaction transaction) {
        @Nullable Transaction next = holder;
        while (next != null && next != transaction) {
            Place place = awaited.get(next);
            next = place == null ? null : place.holder;
        }
        return next != null;
    }
}
