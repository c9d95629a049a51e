package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.Account;

/** What came of an attempt to sign in for a program. */
public sealed interface ProgramSignInOutcome {

    /** In. */
    record Done(Account account, SessionTokens tokens) implements ProgramSignInOutcome {}

    /** There is no such account, or it has no password, or another one. */
    record WrongCredentials() implements ProgramSignInOutcome {}

    /** The credentials are right, and the account demands a code along with them. */
    record CodeRequired() implements ProgramSignInOutcome {}

    /** The credentials are right, and the code is not, or was used before. */
    record WrongCode() implements ProgramSignInOutcome {}

    /**
     * There were too many attempts, from this address or for this account; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements ProgramSignInOutcome {}
}
