package org.portcullis.ports;

/** A change lost against another one, or against a rule of the schema; nothing was changed. */
public class StorageConflict extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageConflict(String message) {
        super(message);
    }

    public StorageConflict(String message, Throwable cause) {
        super(message, cause);
    }
}
