package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.AccountId;

/**
 * Somebody was sent to another site to sign in, and is expected back.
 *
 * @param state the hash of what comes back with them; unique
 * @param browser the hash of what their browser keeps meanwhile, so that nobody else can come back in their place
 * @param purpose what for
 * @param account who is to be linked; empty unless that is the purpose
 * @param next where they want to go afterwards
 * @param expiresAt from when on they are not expected any more
 */
public record PendingSignIn(
        SecretHash state,
        SecretHash browser,
        DiscordPurpose purpose,
        Optional<AccountId> account,
        Optional<ReturnPath> next,
        Instant expiresAt) {

    public PendingSignIn {
        if ((purpose == DiscordPurpose.LINK) != account.isPresent()) {
            throw new IllegalArgumentException("an account is linked, and no other purpose has one");
        }
    }
}
