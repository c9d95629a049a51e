package org.portcullis.ports;

/** The server has more to do than it can; the call may be repeated later. */
public class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overloaded(String message) {
        super(message);
    }
}
