package org.portcullis.server.system;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.ports.out.Identifiers;

/**
 * UUIDs of version 7 that grow with each call, also within a millisecond and when the clock steps back: 48 bits of time,
 * 12 bits that count on from a random start (RFC 9562 §6.2, method 1), 62 random bits.
 */
public final class SystemIdentifiers implements Identifiers {

    private static final int COUNTER_BITS = 12;
    /** The counter starts in its lower half, so that it rarely runs over into the time. */
    private static final int COUNTER_STARTS = 1 << (COUNTER_BITS - 1);

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom random = new SecureRandom();
    /** The time and the counter of the last UUID, side by side. */
    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID uuid(Instant now) {
        long start = now.toEpochMilli() << COUNTER_BITS | random.nextInt(COUNTER_STARTS);
        long timeAndCounter = last.accumulateAndGet(start, (before, wanted) -> Math.max(before + 1, wanted));
        long time = timeAndCounter >>> COUNTER_BITS;
        long counter = timeAndCounter & ((1L << COUNTER_BITS) - 1);
        return new UUID(time << 16 | VERSION_7 | counter, VARIANT | random.nextLong() >>> 2);
    }
}
