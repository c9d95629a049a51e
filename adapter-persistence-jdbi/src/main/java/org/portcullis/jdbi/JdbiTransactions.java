package org.portcullis.jdbi;

import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

final class JdbiTransactions implements Transactions {

    private final Jdbi jdbi;
    private final CommitListener listener;

    JdbiTransactions(Jdbi jdbi, CommitListener listener) {
        this.jdbi = jdbi;
        this.listener = listener;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        return Attempts.untilNotLost(() -> attempt(work));
    }

    private <T> T attempt(Function<Stores, T> work) {
        T answer;
        Collection<Change> changes;
        try (Handle handle = Session.translating(jdbi::open)) {
            JdbiStores stores = new JdbiStores(new Session(handle));
            Session.translating(handle::begin);
            try {
                answer = work.apply(stores);
                Session.translating(handle::commit);
            } catch (Throwable failure) {
                rollBack(handle, failure);
                throw failure;
            }
            changes = stores.announced();
        }
        if (!changes.isEmpty()) {
            listener.committed(changes);
        }
        return answer;
    }

    /** What made it necessary is what the caller is told; that the rollback failed, too, is only added to it. */
    private static void rollBack(Handle handle, Throwable failure) {
        try {
            Session.translating(handle::rollback);
        } catch (StorageException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
