package org.portcullis.core.ratelimit;

import java.time.Duration;
import java.util.List;

/**
 * How often something may be done by whoever is counted: as often as every band allows.
 *
 * @param name tells it from other limits: two of the same name are one
 * @param bands at least one
 */
public record RateLimit(String name, List<Band> bands) {

    public RateLimit {
        bands = List.copyOf(bands);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("a limit has at least one band");
        }
    }

    /** A limit of one band. */
    public static RateLimit of(String name, long capacity, Duration period) {
        return new RateLimit(name, List.of(new Band(capacity, period)));
    }

    /**
     * So many at once, which come back evenly over the period, one by one.
     *
     * @param capacity 1 to {@link #MAX_CAPACITY}
     * @param period {@link #MIN_PERIOD} to {@link #MAX_PERIOD}
     */
    public record Band(long capacity, Duration period) {

        /** The largest capacity. Times the longest period in nanoseconds it is still a number of 64 bits. */
        public static final long MAX_CAPACITY = 100_000;

        /** The shortest period. */
        public static final Duration MIN_PERIOD = Duration.ofSeconds(1);

        /** The longest period. */
        public static final Duration MAX_PERIOD = Duration.ofDays(1);

        public Band {
            if (capacity < 1 || capacity > MAX_CAPACITY) {
                throw new IllegalArgumentException("a band's capacity is 1 to " + MAX_CAPACITY);
            }
            if (period.compareTo(MIN_PERIOD) < 0 || period.compareTo(MAX_PERIOD) > 0) {
                throw new IllegalArgumentException("a band's period is a second to a day");
            }
        }
    }
}
