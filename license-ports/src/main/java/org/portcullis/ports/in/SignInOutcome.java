package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SignInChallenge;

/** What came of an attempt to sign in. */
public sealed interface SignInOutcome {

    /** In. */
    record Done(Account account, OpenedSession opened) implements SignInOutcome {}

    /** There is no such account, or it has no password, or another one. */
    record WrongCredentials() implements SignInOutcome {}

    /**
     * The credentials are right, and the account demands a second factor as well.
     *
     * @param challenge what to show with it to {@link SecondStep}, within {@link SignInChallenge#LIFE}; nobody can be told it
     *     again
     */
    record CodeRequired(Secret challenge) implements SignInOutcome {}

    /** The credentials are right, and the code that was shown along with them is not, or was used before. */
    record WrongCode() implements SignInOutcome {}

    /**
     * There were too many attempts, from this address or for this account; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SignInOutcome {}
}
