package org.portcullis.jdbi;

import org.portcullis.ports.StorageException;

/** The database can't be used; the message tells whoever runs the server what to do about it. */
public final class DatabaseNotOpened extends StorageException {
    private static final long serialVersionUID = 1L;

    DatabaseNotOpened(String message) {
        super(message);
    }

    DatabaseNotOpened(String message, Throwable cause) {
        super(message, cause);
    }
}
