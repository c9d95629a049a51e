package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key pair that tokens are signed with. {@link #toString()} shows nothing of the key itself.
 *
 * @param id what tokens name it by; made from the public key, so it is as unique
 * @param signsFrom from when on it signs: some time after it was made, so that every node knows it by then
 * @param retiredAt from when on it signs nothing; what it signed before stays valid until it expires. A key that got into
 *     wrong hands is not retired but removed
 * @param pkcs8 the private key in PKCS #8 form, of which the public one is a part
 */
public record SigningKey(String id, Instant signsFrom, Optional<Instant> retiredAt, SecretBytes pkcs8) {

    /** Whether new tokens may be signed with it. */
    public boolean signsAt(Instant now) {
        return signsAt(signsFrom, retiredAt, now);
    }

    /** Whether a token that it signed may still be valid, so that it has to be known. */
    public boolean isNeededAt(Instant now) {
        return isNeededAt(retiredAt, now);
    }

    static boolean signsAt(Instant signsFrom, Optional<Instant> retiredAt, Instant now) {
        return !now.isBefore(signsFrom) && retiredAt.map(now::isBefore).orElse(true);
    }

    static boolean isNeededAt(Optional<Instant> retiredAt, Instant now) {
        return retiredAt
                .map(retired -> now.isBefore(retired.plus(TokenUse.LONGEST_LIFE).plus(TokenUse.SKEW)))
                .orElse(true);
    }
}
