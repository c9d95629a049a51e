package org.portcullis.ports.out;

import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;

/** Makes secrets that can't be guessed. Thread-safe. */
public interface SecretSource {

    /** A new secret with this prefix, from a cryptographically strong source. */
    Secret next(SecretPrefix prefix);

    /** A new recovery code, from the same source. */
    RecoveryCode nextRecoveryCode();
}
