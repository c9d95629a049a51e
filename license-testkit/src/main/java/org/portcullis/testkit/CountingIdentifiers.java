package org.portcullis.testkit;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.ports.out.Identifiers;

/** UUIDs that are version 7, differ, and are the same in every run. Thread-safe. */
public final class CountingIdentifiers implements Identifiers {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** Past all that fixtures count. */
    private static final long FIRST = 1_000_000;

    private final AtomicLong count = new AtomicLong(FIRST);

    @Override
    public UUID uuid(Instant now) {
        return uuid(now, count.incrementAndGet());
    }

    /** The UUID of that moment and count. */
    static UUID uuid(Instant now, long count) {
        return new UUID(now.toEpochMilli() << 16 | VERSION_7, VARIANT | count);
    }
}
