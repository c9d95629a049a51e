package org.portcullis.ports;

/** A change was refused because something that must be unique exists already; nothing was changed. */
public class Duplicate extends StorageConflict {
    private static final long serialVersionUID = 1L;

    public Duplicate(String message) {
        super(message);
    }

    public Duplicate(String message, Throwable cause) {
        super(message, cause);
    }
}
