package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.OpenedSession;

/** What came of disabling a second factor. */
public sealed interface SecondFactorDisabling {

    /**
     * It is demanded no more.
     *
     * @param opened the session that the caller goes on with, in the place of the one of before
     */
    record Done(OpenedSession opened) implements SecondFactorDisabling {}

    /** The code is not right, too old, or was used before. */
    record WrongCode() implements SecondFactorDisabling {}

    /** It is not enabled. */
    record NotEnabled() implements SecondFactorDisabling {}

    /**
     * There were too many codes; nothing was tried.
     *
     * @param retryAfter how long until the next may be shown; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SecondFactorDisabling {}
}
