package org.portcullis.core.id;

/**
 * The number of a sign-in session, given by the store.
 *
 * @param value positive
 */
public record SignInSessionId(long value) {
    public SignInSessionId {
        if (value <= 0) {
            throw new IllegalArgumentException("sign-in session id must be positive, was " + value);
        }
    }
}
