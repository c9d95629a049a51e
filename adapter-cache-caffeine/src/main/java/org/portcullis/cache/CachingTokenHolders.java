package org.portcullis.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.TokenHolders;

/**
 * Tokens that were presented before, from memory. Those that nobody has are not remembered, so that guessing fills nothing.
 * A token that was taken back is not answered from memory, on whichever node that was done.
 */
public final class CachingTokenHolders implements TokenHolders {

    /** More tokens than are in use at a time; the memory is taken only for those that are. */
    public static final long DEFAULT_CAPACITY = 10_000;

    private final TokenHolders source;
    private final Invalidations invalidations;
    private final RemoteChanges remoteChanges;
    private final Cache<SecretHash, Copy> copies;

    private record Copy(TokenHolder holder, long generation) {}

    /**
     * Remembers what {@code source} answers.
     *
     * @param invalidations hears of every commit to the stores that {@code source} reads
     * @param remoteChanges whether {@code invalidations} hears of other nodes' commits, too; while it does not, nothing is
     *     answered from memory
     * @param capacity how many are remembered at most
     */
    public CachingTokenHolders(
            TokenHolders source, Invalidations invalidations, RemoteChanges remoteChanges, long capacity) {
        this.source = source;
        this.invalidations = invalidations;
        this.remoteChanges = remoteChanges;
        this.copies = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    @Override
    public Optional<TokenHolder> byHash(SecretHash hash) {
        // What other nodes changed is asked first, the copy next: a change that is heard of in between still drops it.
        if (remoteChanges.areHeard()) {
            Copy copy = copies.getIfPresent(hash);
            if (copy != null && invalidations.isCurrent(copy.holder().account().id(), copy.generation())) {
                return Optional.of(copy.holder());
            }
        }
        // Before it is read: a change that is committed meanwhile makes this copy an old one.
        long generation = invalidations.generation();
        Optional<TokenHolder> found = source.byHash(hash);
        found.ifPresent(holder -> copies.put(hash, new Copy(holder, generation)));
        return found;
    }
}
