package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;

/** What came of showing the second factor. */
public sealed interface SecondStepOutcome {

    /** In. */
    record Done(Account account, OpenedSession opened) implements SecondStepOutcome {}

    /** The code is not right, too old, or was used before. */
    record WrongCode() implements SecondStepOutcome {}

    /** There is no such challenge, or it has expired, was used, or had too many wrong codes: sign in again. */
    record Over() implements SecondStepOutcome {}

    /**
     * There were too many codes, from this address or for this account; nothing was tried.
     *
     * @param retryAfter how long until the next may be shown; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SecondStepOutcome {}
}
