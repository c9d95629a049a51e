package org.portcullis.ports.out;

/** A mail server does not want a letter, and never will. */
public final class MailRefusedException extends RuntimeException {

    /** Refused, with what the server said. */
    public MailRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
