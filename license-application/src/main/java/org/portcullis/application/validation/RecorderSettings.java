package org.portcullis.application.validation;

import java.time.Duration;

/**
 * How validations are recorded.
 *
 * @param synchronous whether an answer waits until its row is on record
 * @param capacity how many unwritten rows there may be at most, those of validations under way included; 1 or more
 * @param interval how long rows are gathered before they are written, where answers don't wait
 * @param patience how long a validation waits for room, or an answer for its row, before it fails, and the end for
 *     validations under way
 */
public record RecorderSettings(boolean synchronous, int capacity, Duration interval, Duration patience) {

    /** Rows are on record 100 ms after the answer, and 50,000 may wait. */
    public static final RecorderSettings BATCHED =
            new RecorderSettings(false, 50_000, Duration.ofMillis(100), Duration.ofSeconds(2));

    /** Rows are on record before the answer. */
    public static final RecorderSettings SYNCHRONOUS =
            new RecorderSettings(true, 50_000, Duration.ZERO, Duration.ofSeconds(2));

    public RecorderSettings {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        if (interval.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("times can't be negative");
        }
    }
}
