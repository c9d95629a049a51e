package org.portcullis.memory;

import java.util.List;
import java.util.Set;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.ports.out.SealedSigningKeys;

final class InMemorySealedSigningKeys implements SealedSigningKeys {
    private final Transaction transaction;
    private final Entities<SealedSigningKey> keys;
    private final Index<SealedSigningKey> byGeneration;

    InMemorySealedSigningKeys(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.byGeneration =
                new Index<>(transaction.on(tables.signingKeysByGeneration), key -> Set.of(Key.of(key.generation())));
        var byId = new Index<>(
                transaction.on(tables.signingKeysById), (SealedSigningKey key) -> Set.of(Key.of(0, key.id())));
        this.keys = new Entities<>(transaction, tables.signingKeys, List.of(byGeneration, byId));
    }

    @Override
    public List<SealedSigningKey> newestFirst() {
        return transaction
                .read(() -> keys.all(byGeneration, Range.of(0)).toList())
                .reversed();
    }

    @Override
    public void add(SealedSigningKey key) {
        keys.add(key.generation(), key);
    }

    @Override
    public void update(SealedSigningKey key) {
        keys.update(key.generation(), key);
    }

    @Override
    public void remove(long generation) {
        keys.remove(generation);
    }
}
