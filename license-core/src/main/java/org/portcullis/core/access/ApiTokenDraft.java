package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.text.TextRule;

/**
 * What its owner says of a new token.
 *
 * @param name what its owner calls it
 * @param purpose what it shall be good for
 * @param expiresAt from when on it is refused; empty for never
 */
public record ApiTokenDraft(String name, TokenPurpose purpose, Optional<Instant> expiresAt) {

    public ApiTokenDraft {
        TextRule.NAME.require("token name", name);
    }

    /** A token for some kinds of calls. */
    public static ApiTokenDraft forCalls(String name, Set<Intent> intents, Optional<Instant> expiresAt) {
        return new ApiTokenDraft(name, new TokenPurpose.Calls(intents), expiresAt);
    }

    /** The token whose bearer presents {@code secret}. */
    public ApiToken token(ApiTokenId id, AccountId account, SecretHash hash, String hint, Instant now) {
        return new ApiToken(id, account, name, hash, hint, purpose, now, expiresAt, Optional.empty());
    }
}
