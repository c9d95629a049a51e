package org.portcullis.cache;

import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.TokenHolders;

/** API tokens that were presented before, from memory, unless they were taken back. */
public final class CachingTokenHolders implements TokenHolders {

    private final CredentialCopies<SecretHash, TokenHolder> copies;

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
        copies = new CredentialCopies<>(
                source::byHash, holder -> holder.account().id(), invalidations, remoteChanges, capacity);
    }

    @Override
    public Optional<TokenHolder> byHash(SecretHash hash) {
        return copies.find(hash);
    }
}
