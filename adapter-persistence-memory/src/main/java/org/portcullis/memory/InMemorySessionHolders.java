package org.portcullis.memory;

import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.core.access.SignInSession;
import org.portcullis.ports.out.SessionHolders;

/** Reads through a transaction that never changes, locks or ends anything, so that all threads can share it. */
final class InMemorySessionHolders implements SessionHolders {
    private final Transaction reader;
    private final InMemoryStores stores;

    InMemorySessionHolders(Database database) {
        this.reader = database.begin();
        this.stores = new InMemoryStores(reader, database.tables());
    }

    @Override
    public Optional<SessionHolder> byHash(SecretHash hash) {
        return reader.read(() -> stores.signInSessions().byHash(hash).map(this::holder));
    }

    @Override
    public Optional<SessionHolder> byUuid(UUID uuid) {
        return reader.read(() -> stores.signInSessions().byUuid(uuid).map(this::holder));
    }

    private SessionHolder holder(SignInSession session) {
        return new SessionHolder(
                session, stores.accounts().find(session.account()).orElseThrow());
    }
}
