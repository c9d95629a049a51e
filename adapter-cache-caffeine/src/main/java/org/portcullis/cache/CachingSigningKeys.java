package org.portcullis.cache;

import java.util.List;
import org.portcullis.core.access.SigningKey;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.SigningKeys;

/**
 * The signing keys from memory, until they are changed on whichever node. So a new key is known to every node within a
 * second, and one that was removed is nobody's after that.
 */
public final class CachingSigningKeys implements SigningKeys {

    private final SigningKeys source;
    private final Invalidations invalidations;
    private final RemoteChanges remoteChanges;
    private volatile Copy copy = new Copy(List.of(), -1);

    private record Copy(List<SigningKey> keys, long generation) {}

    /**
     * Remembers what {@code source} answers.
     *
     * @param invalidations hears of every commit to the stores that {@code source} reads
     * @param remoteChanges whether {@code invalidations} hears of other nodes' commits, too; while it does not, nothing is
     *     answered from memory
     */
    public CachingSigningKeys(SigningKeys source, Invalidations invalidations, RemoteChanges remoteChanges) {
        this.source = source;
        this.invalidations = invalidations;
        this.remoteChanges = remoteChanges;
    }

    @Override
    public List<SigningKey> newestFirst() {
        // What other nodes changed is asked first, the copy next: a change that is heard of in between still drops it.
        if (remoteChanges.areHeard()) {
            Copy known = copy;
            if (invalidations.areSigningKeysCurrent(known.generation())) {
                return known.keys();
            }
        }
        long generation = invalidations.generation();
        List<SigningKey> keys = List.copyOf(source.newestFirst());
        copy = new Copy(keys, generation);
        return keys;
    }
}
