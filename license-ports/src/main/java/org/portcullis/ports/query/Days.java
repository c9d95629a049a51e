package org.portcullis.ports.query;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Some days in UTC.
 *
 * @param first the first one
 * @param last the last one, not before it
 */
public record Days(LocalDate first, LocalDate last) {
    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("days end before they begin");
        }
    }

    /** So many days, of which {@code last} is the last one. */
    public static Days until(LocalDate last, int count) {
        return new Days(last.minusDays(count - 1L), last);
    }

    /** Each of them, in their order. */
    public Stream<LocalDate> stream() {
        return first.datesUntil(last.plusDays(1));
    }
}
