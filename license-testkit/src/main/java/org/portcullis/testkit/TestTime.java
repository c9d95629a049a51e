package org.portcullis.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when a test says so. Thread-safe. */
public final class TestTime implements InstantSource {
    private Instant now;

    /** It is {@code start} until told otherwise. */
    public TestTime(Instant start) {
        this.now = start;
    }

    /** It is {@link Fixtures#NOW} until told otherwise. */
    public static TestTime atNow() {
        return new TestTime(Fixtures.NOW);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Lets {@code step} pass. */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }

    /** Makes it {@code instant}, be that earlier or later. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
