package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A {@link SigningKey} as it is stored.
 *
 * @param generation 1 for the first of an instance, one more for each that follows; unique
 * @param id what tokens name it by
 * @param createdAt when it was made, in milliseconds
 * @param signsFrom as in {@link SigningKey}
 * @param retiredAt as in {@link SigningKey}
 * @param pkcs8 the private key, sealed for {@link #sealContext}
 */
public record SealedSigningKey(
        long generation,
        String id,
        Instant createdAt,
        Instant signsFrom,
        Optional<Instant> retiredAt,
        SealedSecret pkcs8) {

    public SealedSigningKey {
        if (generation < 1) {
            throw new IllegalArgumentException("generations are counted from 1");
        }
    }

    /** Where a key of this id is sealed for. */
    public static String sealContext(String id) {
        return "signing-key/" + id;
    }

    /** As of the {@linkplain SigningKey#signsAt key}. */
    public boolean signsAt(Instant now) {
        return SigningKey.signsAt(signsFrom, retiredAt, now);
    }

    /** As of the {@linkplain SigningKey#isNeededAt key}. */
    public boolean isNeededAt(Instant now) {
        return SigningKey.isNeededAt(retiredAt, now);
    }

    /** The key itself. */
    public SigningKey opened(SecretBytes opened) {
        return new SigningKey(id, signsFrom, retiredAt, opened);
    }

    /** This key, which signs nothing from {@code end} on; one that ends before stays as it is. */
    public SealedSigningKey retired(Instant end) {
        return retiredAt.filter(before -> !before.isAfter(end)).isPresent()
                ? this
                : new SealedSigningKey(generation, id, createdAt, signsFrom, Optional.of(end), pkcs8);
    }

    /** This key, sealed anew. */
    public SealedSigningKey resealed(SealedSecret sealed) {
        return new SealedSigningKey(generation, id, createdAt, signsFrom, retiredAt, sealed);
    }
}
