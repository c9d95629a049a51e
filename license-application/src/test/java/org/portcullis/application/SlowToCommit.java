package org.portcullis.application;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Transactions that take their time before the commit, so that whoever does not wait for a lock meets others. */
public record SlowToCommit(Transactions transactions) implements Transactions {
    private static final long PAUSE_NANOS = 200_000;

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        return transactions.inTransaction(stores -> {
            T result = work.apply(stores);
            LockSupport.parkNanos(PAUSE_NANOS);
            return result;
        });
    }
}
