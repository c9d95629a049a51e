package org.portcullis.core.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.text.TextRule;

/**
 * A credential of an account's for programs, good for some {@linkplain Intent intents} only.
 *
 * @param id its number
 * @param account as whom its bearer acts
 * @param name what its owner calls it
 * @param hash all that is kept of the secret; unique
 * @param hint by which its owner knows the secret again: its beginning and its end
 * @param intents at least one
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
        Set<Intent> intents,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    public ApiToken {
        TextRule.NAME.require("token name", name);
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("a token without intents is good for nothing");
        }
        intents = Set.copyOf(EnumSet.copyOf(intents));
    }

    /** Whether its bearer is to be believed at {@code now}. */
    public boolean isUsable(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }

    /** This token, taken back. */
    public ApiToken revoked(Instant now) {
        return new ApiToken(id, account, name, hash, hint, intents, createdAt, expiresAt, Optional.of(now));
    }
}
