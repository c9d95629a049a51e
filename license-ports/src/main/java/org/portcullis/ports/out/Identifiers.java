package org.portcullis.ports.out;

import java.time.Instant;
import java.util.UUID;

/** Makes identities. Thread-safe. */
@FunctionalInterface
public interface Identifiers {

    /** A UUIDv7 (RFC 9562) of {@code now} that nobody has made before. */
    UUID uuid(Instant now);
}
