package org.portcullis.ports.out;

/** A sealed secret does not open: it was changed or moved, or the master key is another one. */
public class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
