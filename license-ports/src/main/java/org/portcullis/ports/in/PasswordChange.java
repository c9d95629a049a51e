package org.portcullis.ports.in;

import java.time.Duration;
import java.util.Optional;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.PasswordRule;

/** What came of setting a password. */
public sealed interface PasswordChange {

    /**
     * It is set.
     *
     * @param opened the session that its owner goes on with; empty if it was not set in one
     */
    record Done(Optional<OpenedSession> opened) implements PasswordChange {}

    /** Who wanted it does not know the present password, or presented nothing that allows it, or there is no such account. */
    record Refused() implements PasswordChange {}

    /**
     * Too many wrong ones were tried; nothing was tried now.
     *
     * @param retryAfter how long until the next may be; positive
     */
    record TooManyAttempts(Duration retryAfter) implements PasswordChange {}

    /** The new one is not good enough. */
    record Unfit(PasswordRule.Defect defect) implements PasswordChange {}
}
