package org.portcullis.memory;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

final class InMemoryTransactions implements Transactions {
    private static final int MAX_ATTEMPTS = 10;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Database database;
    private final CommitListener listener;

    InMemoryTransactions(Database database, CommitListener listener) {
        this.database = database;
        this.listener = listener;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        long start = System.nanoTime();
        for (int attempt = 1; true; attempt++) {
            try {
                return attempt(work);
            } catch (LostRace lost) {
                if (attempt == MAX_ATTEMPTS || System.nanoTime() - start > MAX_NANOS) {
                    throw lost;
                }
            }
        }
    }

    private <T> T attempt(Function<Stores, T> work) {
        T result;
        List<Change> announced;
        try (Transaction transaction = database.begin()) {
            InMemoryStores stores = new InMemoryStores(transaction, database.tables());
            result = work.apply(stores);
            transaction.commit();
            announced = stores.announced();
        }
        if (!announced.isEmpty()) {
            listener.committed(announced);
        }
        return result;
    }
}
