package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.PasswordRule;

/** What came of a wish for an account. */
public sealed interface RegistrationOutcome {

    /** It is there, and signed in. */
    record Done(Account account, SessionTokens tokens) implements RegistrationOutcome {}

    /** Only administrators make accounts here. */
    record Closed() implements RegistrationOutcome {}

    /** Another account has that e-mail address, in whatever case. */
    record EmailTaken() implements RegistrationOutcome {}

    /** What was given is no e-mail address. */
    record NotAnEmail() implements RegistrationOutcome {}

    /** The password is not good enough. */
    record Unfit(PasswordRule.Defect defect) implements RegistrationOutcome {}

    /**
     * There were too many attempts, from this address or for this account; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements RegistrationOutcome {}
}
