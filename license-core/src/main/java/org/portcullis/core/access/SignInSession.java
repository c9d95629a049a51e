package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.SignInSessionId;

/**
 * That somebody is signed in: from the sign-in until it is ended or has lasted long enough.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7, by which signed tokens name it
 * @param account who is signed in
 * @param kind who holds its secret
 * @param hash all that is kept of the secret that shows it: a browser's cookie, or a program's newest refresh token;
 *     unique
 * @param createdAt when the sign-in was, in milliseconds
 * @param expiresAt from when on it is refused
 * @param endedAt when it was ended before; empty if it was not
 * @param ip where the sign-in came from
 * @param userAgent what the client called itself then, so that its owner knows the session again
 */
public record SignInSession(
        SignInSessionId id,
        UUID uuid,
        AccountId account,
        Kind kind,
        SecretHash hash,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> endedAt,
        IpAddress ip,
        Optional<String> userAgent) {

    /** Who holds a session's secret. */
    public enum Kind {
        /** A browser, as a cookie. */
        BROWSER,
        /** A program, as a refresh token; it calls with signed tokens that name the session. */
        PROGRAM
    }

    /** Whether whoever shows it is to be believed at {@code now}. */
    public boolean isOpen(Instant now) {
        return endedAt.isEmpty() && now.isBefore(expiresAt);
    }

    /** This session, ended; one that was ended before stays as it is. */
    public SignInSession ended(Instant now) {
        return endedAt.isPresent() ? this : changed(hash, expiresAt, Optional.of(now));
    }

    /** This session, shown by another secret from now on, and until {@code newEnd}. */
    public SignInSession renewed(SecretHash newHash, Instant newEnd) {
        return changed(newHash, newEnd, endedAt);
    }

    private SignInSession changed(SecretHash newHash, Instant newEnd, Optional<Instant> end) {
        return new SignInSession(id, uuid, account, kind, newHash, createdAt, newEnd, end, ip, userAgent);
    }
}
