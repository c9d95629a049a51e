package org.portcullis.ports.out;

import java.time.Instant;
import java.util.OptionalLong;
import org.portcullis.core.access.OneTimeSeed;

/** The second factor: codes of six digits that change every 30 seconds (TOTP, RFC 6238, with SHA-1). Thread-safe. */
public interface OneTimeCodes {

    /** A seed that nobody can guess. */
    OneTimeSeed newSeed();

    /** The seed as people type it into an authenticator that can't scan: Base32 without padding. */
    String written(OneTimeSeed seed);

    /**
     * The {@code otpauth://} address that authenticators scan.
     *
     * @param issuer the name of this server; the authenticator shows it. No colon
     * @param account whose seed it is, such as an email address. No colon
     * @throws IllegalArgumentException for a colon, which separates the two
     */
    String uri(OneTimeSeed seed, String issuer, String account);

    /**
     * The time step (30-second periods since 1970) that {@code code} is of: that of {@code now}, the one before or the one
     * after; empty for any other text. Spaces and dashes in the code don't matter.
     *
     * <p>A code is to be used once. The caller remembers the last step that was accepted, in the transaction that accepts it,
     * and refuses any that is not later.
     */
    OptionalLong step(OneTimeSeed seed, String code, Instant now);
}
