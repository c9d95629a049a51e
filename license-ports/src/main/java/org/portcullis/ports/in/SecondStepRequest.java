package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.SignInSession;

/**
 * Somebody who has shown all but the second factor wants to be let in.
 *
 * @param challenge what was answered to the first step
 * @param code a code of the authenticator, or a recovery code; spaces and dashes don't matter
 * @param kind who will hold the session's secret; it must be the one that the first step was for
 * @param replaced as in {@link SignInRequest}
 */
public record SecondStepRequest(String challenge, String code, SignInSession.Kind kind, Optional<String> replaced) {

    @Override
    public String toString() {
        return "SecondStepRequest[" + kind + "]";
    }
}
