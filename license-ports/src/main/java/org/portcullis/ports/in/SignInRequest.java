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
 */
public record SignInRequest(String email, Password password, SignInSession.Kind kind, Optional<String> replaced) {

    @Override
    public String toString() {
        return "SignInRequest[" + kind + "]";
    }
}
