package org.portcullis.jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.portcullis.ports.query.ValidationFilter;

/** From one moment until before another, in milliseconds. */
record Span(long from, long until) {

    static Span of(ValidationFilter filter) {
        return new Span(
                filter.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                filter.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** A day in UTC. */
    static Span of(LocalDate day) {
        return new Span(begin(day), begin(day.plusDays(1)));
    }

    private static long begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    boolean covers(Span other) {
        return from <= other.from && other.until <= until;
    }

    boolean contains(Instant moment) {
        long millis = moment.toEpochMilli();
        return from <= millis && millis < until;
    }

    /** What is in both; nothing if it ends before it begins. */
    Span within(Span other) {
        return new Span(Math.max(from, other.from), Math.min(until, other.until));
    }

    boolean isEmpty() {
        return until <= from;
    }
}
