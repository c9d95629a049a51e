package org.portcullis.memory;

import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.ports.out.TokenHolders;

/** Reads through a transaction that never changes, locks or ends anything, so that all threads can share it. */
final class InMemoryTokenHolders implements TokenHolders {
    private final Transaction reader;
    private final InMemoryStores stores;

    InMemoryTokenHolders(Database database) {
        this.reader = database.begin();
        this.stores = new InMemoryStores(reader, database.tables());
    }

    @Override
    public Optional<TokenHolder> byHash(SecretHash hash) {
        return reader.read(() -> stores.apiTokens().holder(hash));
    }
}
