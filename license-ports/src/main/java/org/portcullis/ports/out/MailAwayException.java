package org.portcullis.ports.out;

/** A mail server can't be reached, or can't take a letter on right now. */
public final class MailAwayException extends RuntimeException {

    /** Away, with what is known of the reason. */
    public MailAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
