package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Password;

/**
 * What people do with their own second factor. It is demanded at each sign-in once it is enabled; sessions that are open and
 * API tokens go on without. Thread-safe.
 */
public interface OwnSecondFactor {

    /** Whether the caller has one. */
    SecondFactorStatus status(Caller.SignedIn caller);

    /**
     * Makes a seed for the caller's authenticator, in the place of one that was not enabled.
     *
     * @param password the account's, since a stolen session must not bind an authenticator; needless for an account that has
     *     none
     */
    SecondFactorSetup setUp(SessionBearer bearer, Optional<Password> password);

    /**
     * Has the second factor demanded from now on, if {@code code} shows that the authenticator has the seed. All sessions of
     * the account end, and the caller gets a new one.
     */
    SecondFactorEnabling enable(SessionBearer bearer, String code);

    /**
     * Has it demanded no more.
     *
     * @param code a code of the authenticator, or a recovery code
     */
    SecondFactorDisabling disable(SessionBearer bearer, String code);
}
