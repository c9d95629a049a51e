package org.portcullis.cache;

import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.SessionHolders;

/** Sign-in sessions that were presented before, from memory, unless they were ended. */
public final class CachingSessionHolders implements SessionHolders {

    private final CredentialCopies<SecretHash, SessionHolder> byHash;
    private final CredentialCopies<UUID, SessionHolder> byUuid;

    /**
     * Remembers what {@code source} answers.
     *
     * @param invalidations hears of every commit to the stores that {@code source} reads
     * @param remoteChanges whether {@code invalidations} hears of other nodes' commits, too; while it does not, nothing is
     *     answered from memory
     * @param capacity how many are remembered at most, by their hashes and as many by their names
     */
    public CachingSessionHolders(
            SessionHolders source, Invalidations invalidations, RemoteChanges remoteChanges, long capacity) {
        byHash = new CredentialCopies<>(
                source::byHash, holder -> holder.account().id(), invalidations, remoteChanges, capacity);
        byUuid = new CredentialCopies<>(
                source::byUuid, holder -> holder.account().id(), invalidations, remoteChanges, capacity);
    }

    @Override
    public Optional<SessionHolder> byHash(SecretHash hash) {
        return byHash.find(hash);
    }

    @Override
    public Optional<SessionHolder> byUuid(UUID uuid) {
        return byUuid.find(uuid);
    }
}
