package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.SignInSession;

/**
 * Somebody wants to be let in.
 *
 * @param email the account's address, in whatever case
 * @param password what is said to be its password
 * @param kind who will hold the session's secret
 * @param replaced the secret that the client showed along with it, if any: that session ends, so that nobody who knew it
 *     beforehand is in as well
 * @param code the second factor, if it is shown along with the password: a code of the authenticator, or a recovery code.
 *     It is not looked at unless the password is right and the account demands it
 */
public record SignInRequest(
        String email, Password password, SignInSession.Kind kind, Optional<String> replaced, Optional<String> code) {

    /** One that shows a password only. */
    public SignInRequest(String email, Password password, SignInSession.Kind kind, Optional<String> replaced) {
        this(email, password, kind, replaced, Optional.empty());
    }

    @Override
    public String toString() {
        return "SignInRequest[" + kind + "]";
    }
}
