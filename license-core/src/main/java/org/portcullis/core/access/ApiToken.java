package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.text.TextRule;

/**
 * A credential of an account's for programs, good for one {@linkplain TokenPurpose purpose} only.
 *
 * @param id its number
 * @param account as whom its bearer acts
 * @param name what its owner calls it
 * @param hash all that is kept of the secret; unique
 * @param hint by which its owner knows the secret again: its beginning and its end
 * @param purpose what it is good for
 * @param createdAt in milliseconds
 * @param expiresAt from when on it is refused; empty for never
 * @param revokedAt when it was taken back; empty if it was not
 */
public record ApiToken(
        ApiTokenId id,
        AccountId account,
        String name,
        SecretHash hash,
        String hint,
        TokenPurpose purpose,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    public ApiToken {
        TextRule.NAME.require("token name", name);
    }

    /** Whether its bearer is to be believed at {@code now}. */
    public boolean isUsable(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }

    /** This token, taken back. */
    public ApiToken revoked(Instant now) {
        return new ApiToken(id, account, name, hash, hint, purpose, createdAt, expiresAt, Optional.of(now));
    }
}
