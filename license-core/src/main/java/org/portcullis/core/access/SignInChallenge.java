package org.portcullis.core.access;

import java.time.Duration;
import java.time.Instant;
import org.portcullis.core.id.AccountId;

/**
 * That somebody has shown all but the second factor, and may now show that: once, soon, and within a few attempts.
 *
 * @param hash all that is kept of the secret that shows it; unique
 * @param account whose first factor was shown
 * @param kind who will hold the session's secret
 * @param expiresAt from when on it is refused, in milliseconds
 * @param attempts how many codes were tried with it; 0 or more
 */
public record SignInChallenge(
        SecretHash hash, AccountId account, SignInSession.Kind kind, Instant expiresAt, int attempts) {

    /** How long a challenge is good for. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** How many codes may be tried. */
    public static final int MOST_ATTEMPTS = 5;

    public SignInChallenge {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts can't be negative");
        }
    }

    /** A challenge that begins now. */
    public static SignInChallenge begin(SecretHash hash, AccountId account, SignInSession.Kind kind, Instant now) {
        return new SignInChallenge(hash, account, kind, now.plus(LIFE), 0);
    }

    /** Whether another code may be tried at {@code now}. */
    public boolean isOpen(Instant now) {
        return attempts < MOST_ATTEMPTS && now.isBefore(expiresAt);
    }

    /** This challenge after one more attempt. */
    public SignInChallenge tried() {
        return new SignInChallenge(hash, account, kind, expiresAt, attempts + 1);
    }
}
