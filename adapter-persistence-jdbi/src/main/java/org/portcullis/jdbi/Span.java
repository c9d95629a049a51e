package org.portcullis.jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.portcullis.ports.query.ValidationFilter;

/** From one moment until before another, in milliseconds. */
record Span(long from, long until) {

    private static final long LATEST = begin(LocalDate.of(9999, 12, 31));

    static Span of(ValidationFilter filter) {
        return new Span(
                filter.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                filter.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** A day in UTC. */
    static Span of(LocalDate day) {
        return new Span(begin(day), begin(day.plusDays(1)));
    }

    /** All time up to the end of a day in UTC. */
    static Span untilEndOf(LocalDate day) {
        return new Span(Long.MIN_VALUE, begin(day.plusDays(1)));
    }

    /** The first day of which something is within, of those that a log can have. */
    LocalDate firstDay() {
        return day(from);
    }

    /** The last day of which something is within, of those that a log can have. */
    LocalDate lastDay() {
        return day(Math.max(until, 1) - 1);
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Math.clamp(millis, 0, LATEST)), ZoneOffset.UTC);
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
