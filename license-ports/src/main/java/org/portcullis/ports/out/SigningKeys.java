package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.access.SigningKey;

/** The key pairs that tokens are signed and verified with. Thread-safe. */
@FunctionalInterface
public interface SigningKeys {

    /**
     * Every key that may still be needed, the newest first; empty if there is none yet. Asked for each token, so it is
     * answered from memory. On several nodes a new key must be known to all of them before it is the newest of one.
     */
    List<SigningKey> newestFirst();
}
