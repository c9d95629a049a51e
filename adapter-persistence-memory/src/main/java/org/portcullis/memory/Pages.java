package org.portcullis.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Cuts pages out of lists. */
final class Pages {

    private Pages() {}

    /** The wanted part of {@code all}, of which no more is kept than that. */
    static <T> Page<T> of(Stream<T> all, PageRequest page) {
        List<T> items = new ArrayList<>();
        long total = 0;
        for (Iterator<T> rest = all.iterator(); rest.hasNext(); total++) {
            T item = rest.next();
            if (total >= page.skip() && items.size() < page.limit()) {
                items.add(item);
            }
        }
        return new Page<>(items, total);
    }
}
