package org.portcullis.server;

/** The server can't start, for a reason outside of it that its operator can do something about. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is one line that says what to do something about. */
    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    StartFailure(String message) {
        super(message);
    }
}
