package org.portcullis.ports;

/** A call has the idempotency key of another one, which was something else; nothing was changed. */
public class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyReused() {
        super("the idempotency key was used for another call");
    }
}
