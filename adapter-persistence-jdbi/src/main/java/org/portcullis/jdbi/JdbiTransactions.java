package org.portcullis.jdbi;

import java.util.Collection;
import java.util.List;
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
    private final NodeChannel channel;
    private final CommitListener listener;

    JdbiTransactions(Jdbi jdbi, NodeChannel channel, CommitListener listener) {
        this.jdbi = jdbi;
        this.channel = channel;
        this.listener = listener;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        return Attempts.untilNotLost(() -> attempt(work));
    }

    private <T> T attempt(Function<Stores, T> work) {
        Collection<Change> changes = List.of();
        try (Handle handle = Session.translating(jdbi::open)) {
            Session session = new Session(handle);
            JdbiStores stores = new JdbiStores(session);
            Session.translating(handle::begin);
            try {
                T answer = work.apply(stores);
                stores.complete();
                channel.send(session, stores.announced());
                changes = stores.announced().stream()
                        .map(Change::ofUnknownOutcome)
                        .toList();
                Session.translating(handle::commit);
                changes = stores.announced();
                return answer;
            } catch (Throwable failure) {
                rollBack(handle, failure);
                throw failure;
            }
        } finally {
            // Also if the commit failed: it may be the answer that was lost, and copies of what was before must not
            // stay.
            if (!changes.isEmpty()) {
                listener.committed(changes);
            }
        }
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
