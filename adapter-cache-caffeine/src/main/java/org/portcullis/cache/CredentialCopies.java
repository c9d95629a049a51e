package org.portcullis.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.RemoteChanges;

/**
 * What was found out of credentials that were presented before. Those that nobody has are not remembered, so that guessing
 * fills nothing. One that was taken back is not answered from memory, on whichever node that was done.
 */
final class CredentialCopies<K, V> {

    private final Function<K, Optional<V>> source;
    private final Function<V, AccountId> accountOf;
    private final Invalidations invalidations;
    private final RemoteChanges remoteChanges;
    private final Cache<K, Copy<V>> copies;

    private record Copy<V>(V holder, long generation) {}

    CredentialCopies(
            Function<K, Optional<V>> source,
            Function<V, AccountId> accountOf,
            Invalidations invalidations,
            RemoteChanges remoteChanges,
            long capacity) {
        this.source = source;
        this.accountOf = accountOf;
        this.invalidations = invalidations;
        this.remoteChanges = remoteChanges;
        this.copies = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    Optional<V> find(K key) {
        // What other nodes changed is asked first, the copy next: a change that is heard of in between still drops it.
        if (remoteChanges.areHeard()) {
            Copy<V> copy = copies.getIfPresent(key);
            if (copy != null && invalidations.isCurrent(accountOf.apply(copy.holder()), copy.generation())) {
                return Optional.of(copy.holder());
            }
        }
        // Before it is read: a change that is committed meanwhile makes this copy an old one.
        long generation = invalidations.generation();
        Optional<V> found = source.apply(key);
        found.ifPresent(holder -> copies.put(key, new Copy<>(holder, generation)));
        return found;
    }
}
