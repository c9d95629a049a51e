package org.portcullis.ports;

/** The caller may not do this at all, whatever it concerns; nothing was changed. */
public class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
        super(message);
    }
}
