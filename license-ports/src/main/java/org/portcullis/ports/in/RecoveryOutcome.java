package org.portcullis.ports.in;

import java.time.Duration;

/** What came of asking for a letter. */
public sealed interface RecoveryOutcome {

    /** If there is such an account, a letter is on its way. */
    record Accepted() implements RecoveryOutcome {}

    /** This server sends no letters. */
    record NoMail() implements RecoveryOutcome {}

    /** Too many letters wait for the mail server: ask again later. */
    record Busy() implements RecoveryOutcome {}

    /**
     * There were too many attempts to sign in or to ask, from this address or for this account; nothing was done.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements RecoveryOutcome {}
}
