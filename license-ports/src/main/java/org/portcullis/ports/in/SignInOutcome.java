package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;

/** What came of an attempt to sign in. */
public sealed interface SignInOutcome {

    /** In. */
    record Done(Account account, OpenedSession opened) implements SignInOutcome {}

    /** There is no such account, or it has no password, or another one. */
    record WrongCredentials() implements SignInOutcome {}

    /**
     * There were too many attempts, from this address or for this account; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SignInOutcome {}
}
