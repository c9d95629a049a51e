package org.portcullis.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The committed rows of one kind. Read by anybody at any time; changed by commits alone. */
final class Table<V> {
    final ConcurrentMap<Key, V> rows;

    private Table(ConcurrentMap<Key, V> rows) {
        this.rows = rows;
    }

    /** One whose rows are only found by their whole key, which is quick. */
    static <V> Table<V> keyed() {
        return new Table<>(new ConcurrentHashMap<>());
    }

    /** One whose rows are also found in the order of their keys. */
    static <V> Table<V> sorted() {
        return new Table<>(new ConcurrentSkipListMap<>());
    }

    /** The rows of {@code range} in the order of their keys. */
    Map<Key, V> rows(Range range) {
        if (rows instanceof ConcurrentNavigableMap<Key, V> sorted) {
            return sorted.subMap(range.from(), range.until());
        }
        throw new IllegalStateException("the rows of this table have no order");
    }
}
