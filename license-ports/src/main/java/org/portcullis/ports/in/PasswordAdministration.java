package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Secret;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;

/** Sets passwords. Each way to do so ends every session of the account. Thread-safe. */
public interface PasswordAdministration {

    /** Sets the caller's own password, and goes on with a new session in the place of the caller's. */
    PasswordChange change(SessionBearer bearer, Password current, Password next);

    /** Sets the password that {@code token}, from {@link #allowReset}, allows to set; it allows nothing from then on. */
    PasswordChange reset(Origin origin, String token, Password next);

    /**
     * Allows whoever is given the secret to set the account's password once within an hour; what was allowed before no longer
     * is. Empty if there is no such account.
     *
     * @throws Forbidden if the caller is no administrator
     */
    Optional<Secret> allowReset(Caller caller, AccountId account);

    /**
     * Sets the password of an account.
     *
     * @throws Forbidden if the caller is no administrator
     */
    PasswordChange set(Caller caller, AccountId account, Password next);
}
