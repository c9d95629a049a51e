package org.portcullis.application;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Counts transactions. */
public final class CountingTransactions implements Transactions {
    private final Transactions transactions;
    private final AtomicInteger count;

    public CountingTransactions(Transactions transactions, AtomicInteger count) {
        this.transactions = transactions;
        this.count = count;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        count.incrementAndGet();
        return transactions.inTransaction(work);
    }
}
