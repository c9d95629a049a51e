package org.portcullis.ports.query;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many users there are.
 *
 * @param registered how many came on each day; days without any are left out
 * @param total how many there are
 * @param active of accounts those that are signed in somewhere; of customers those that have a licence
 */
public record UserFigures(SortedMap<LocalDate, Long> registered, long total, long active) {

    /** Nobody. */
    public static final UserFigures NONE = new UserFigures(new TreeMap<>(), 0, 0);

    public UserFigures {
        registered = Collections.unmodifiableSortedMap(new TreeMap<>(registered));
    }
}
