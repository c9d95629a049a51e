package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.AccountId;

/**
 * What an account's owner shows beside what it signs in with: an authenticator that has the same seed as the server.
 *
 * @param account whose it is; an account has at most one
 * @param seed the {@link OneTimeSeed}, sealed for {@link #sealContext}
 * @param createdAt when it was set up, in milliseconds
 * @param enabledAt since when it is demanded; empty while its owner has not shown that the authenticator has the seed
 * @param lastStep the time step of the last code that was accepted; no code of that step or an earlier one is accepted any
 *     more. 0 if there was none
 */
public record SecondFactor(
        AccountId account, SealedSecret seed, Instant createdAt, Optional<Instant> enabledAt, long lastStep) {

    /** How many recovery codes there are at first. */
    public static final int RECOVERY_CODES = 10;

    public SecondFactor {
        if (lastStep < 0) {
            throw new IllegalArgumentException("time steps are counted from 1970 on");
        }
    }

    /** One that is not demanded yet. */
    public static SecondFactor pending(AccountId account, SealedSecret seed, Instant now) {
        return new SecondFactor(account, seed, now, Optional.empty(), 0);
    }

    /** Where the seed of this account is sealed for. */
    public static String sealContext(AccountId account) {
        return "second-factor/" + account.value();
    }

    /** Whether it is demanded. */
    public boolean isEnabled() {
        return enabledAt.isPresent();
    }

    /** This one, demanded from now on; the code of {@code step} has shown that the authenticator has the seed. */
    public SecondFactor enabled(Instant now, long step) {
        return new SecondFactor(account, seed, createdAt, Optional.of(now), step);
    }
}
