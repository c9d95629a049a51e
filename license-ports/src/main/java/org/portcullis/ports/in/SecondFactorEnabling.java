package org.portcullis.ports.in;

import java.time.Duration;
import java.util.List;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.RecoveryCode;

/** What came of enabling a second factor. */
public sealed interface SecondFactorEnabling {

    /**
     * It is demanded from now on.
     *
     * @param recoveryCodes what stands in for a lost authenticator, each once; nobody can be told them again
     * @param opened the session that the caller goes on with
     */
    record Done(List<RecoveryCode> recoveryCodes, OpenedSession opened) implements SecondFactorEnabling {
        public Done {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The code is not the authenticator's. */
    record WrongCode() implements SecondFactorEnabling {}

    /** There is no seed yet. */
    record NotSetUp() implements SecondFactorEnabling {}

    /** It is enabled already. */
    record AlreadyEnabled() implements SecondFactorEnabling {}

    /**
     * There were too many codes; nothing was tried.
     *
     * @param retryAfter how long until the next may be shown; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SecondFactorEnabling {}
}
