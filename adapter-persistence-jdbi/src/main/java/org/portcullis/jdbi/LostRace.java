package org.portcullis.jdbi;

import org.portcullis.ports.StorageConflict;

/** A transaction that lost against another one; it may do better when it is run again. */
final class LostRace extends StorageConflict {
    private static final long serialVersionUID = 1L;

    LostRace(String message, Throwable cause) {
        super(message, cause);
    }
}
