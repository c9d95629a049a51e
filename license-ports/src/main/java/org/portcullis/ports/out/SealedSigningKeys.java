package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.ports.Duplicate;

/** The signing keys, as they are stored. Whoever changes them announces {@link Change.SigningKeysChanged}. */
public interface SealedSigningKeys {

    /** All of them, the latest generation first. */
    List<SealedSigningKey> newestFirst();

    /**
     * Adds a key.
     *
     * @throws Duplicate if another one has its generation, or its id
     */
    void add(SealedSigningKey key);

    /** Replaces the key of the same generation; nothing happens if there is none. */
    void update(SealedSigningKey key);

    /** Forgets the key of this generation, if there is one. */
    void remove(long generation);
}
