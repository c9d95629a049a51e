package org.portcullis.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;

/** One transaction: what it changed and locked, and what must be true for it to be committed. Used by one thread. */
final class Transaction implements AutoCloseable {
    private final Commits commits;
    private final RowLocks locks;
    private final Map<Table<?>, TableView<?>> views = new HashMap<>();
    private final Set<RowLocks.Row> locked = new HashSet<>();
    private final List<BooleanSupplier> conditions = new ArrayList<>();
    private boolean failed;

    Transaction(Commits commits, RowLocks locks) {
        this.commits = commits;
        this.locks = locks;
    }

    /** The table as this transaction sees it; always the same view of the same table. */
    @SuppressWarnings("unchecked") // a table's view has the table's type
    <V> TableView<V> on(Table<V> table) {
        return (TableView<V>) views.computeIfAbsent(table, absent -> new TableView<>(table, this));
    }

    /** Reads from several rows or tables as they are at one moment. */
    <T> T read(Supplier<T> reading) {
        return commits.read(reading);
    }

    void lock(RowLocks.Row row) {
        if (locked.add(row)) {
            try {
                locks.take(this, row);
            } catch (StorageException notToBeHad) {
                failed = true;
                throw notToBeHad;
            }
        }
    }

    /** Refuses the transaction unless {@code condition} is true, now and when it is committed. */
    void require(BooleanSupplier condition, String otherwise) {
        if (!condition.getAsBoolean()) {
            throw conflict(otherwise);
        }
        conditions.add(condition);
    }

    StorageConflict conflict(String message) {
        failed = true;
        return new StorageConflict(message);
    }

    Duplicate duplicate() {
        failed = true;
        return new Duplicate("exists already");
    }

    void commit() {
        if (failed) {
            throw new IllegalStateException("what a store throws must come out of the transaction's work");
        }
        commits.write(
                () -> {
                    if (!conditions.stream().allMatch(BooleanSupplier::getAsBoolean)) {
                        throw new LostRace();
                    }
                },
                () -> views.values().forEach(TableView::commit));
    }

    /** Ends the transaction; what was not committed is forgotten. */
    @Override
    public void close() {
        locks.free(this, locked);
    }
}
