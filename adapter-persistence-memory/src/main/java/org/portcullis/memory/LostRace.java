package org.portcullis.memory;

import org.portcullis.ports.StorageConflict;

/** A transaction lost against another one; run again, it may win. */
final class LostRace extends StorageConflict {
    private static final long serialVersionUID = 1L;

    LostRace() {
        super("lost against another transaction");
    }
}
