package org.portcullis.ports.out;

import java.time.Instant;
import org.portcullis.core.access.SigningKey;

/** Makes key pairs to sign tokens with. Thread-safe. */
@FunctionalInterface
public interface SigningKeySource {

    /** A new key pair, which signs from {@code signsFrom} on and is not retired, from a cryptographically strong source. Takes up to a second. */
    SigningKey next(Instant signsFrom);
}
