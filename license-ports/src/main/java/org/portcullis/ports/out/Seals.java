package org.portcullis.ports.out;

import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecretBytes;

/**
 * Seals the secrets that have to be stored and used again (the seeds of one-time codes, signing keys), so that a copy of
 * the database alone opens nothing. Thread-safe.
 */
public interface Seals {

    /**
     * {@code secret} as it may be stored; another text each time.
     *
     * @param context where it belongs, such as {@code account/42/seed}: it is not kept, and must be the same on opening, so
     *     that a sealed secret that was moved into another row does not open there
     */
    SealedSecret seal(SecretBytes secret, String context);

    /**
     * What was sealed.
     *
     * @throws SealBrokenException if it was changed, or sealed with another master key or for another context
     */
    SecretBytes open(SealedSecret sealed, String context);

    /**
     * A text that is the same for the same master key and tells nothing about it. Stored at the first start and compared at
     * every later one, it tells of a wrong key before anything fails to open.
     */
    String checkValue();
}
