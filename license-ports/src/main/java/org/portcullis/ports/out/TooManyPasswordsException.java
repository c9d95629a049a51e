package org.portcullis.ports.out;

/** Too many passwords are waiting to be hashed; trying again in a while may succeed. */
public class TooManyPasswordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyPasswordsException(String message) {
        super(message);
    }
}
