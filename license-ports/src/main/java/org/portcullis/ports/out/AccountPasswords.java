package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;

/** The passwords of accounts, and what allows to set one without knowing it. An account has at most one of each. */
public interface AccountPasswords {

    /** The hash of the account's password; empty if it has none. */
    Optional<PasswordHash> of(AccountId account);

    /**
     * Gives an account its first password.
     *
     * @throws Duplicate if it has one
     */
    void add(AccountId account, PasswordHash hash, Instant now);

    /** Replaces the account's password, if it has one, else gives it this one. Whoever does so holds the account's lock. */
    void set(AccountId account, PasswordHash hash, Instant now);

    /** Allows to set the account's password once; what was allowed before no longer is. */
    void allow(PasswordReset reset);

    /** What is allowed to whoever presents the secret of this hash, expired or not. */
    Optional<PasswordReset> allowed(SecretHash hash);

    /** Nobody may set the account's password without knowing it any more; false if nobody might before. */
    boolean disallow(AccountId account);
}
