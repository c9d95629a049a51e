package org.portcullis.memory;

import java.util.concurrent.ConcurrentSkipListMap;

/** The committed rows of one kind. Read by anybody at any time; changed by commits alone. */
final class Table<V> {
    final ConcurrentSkipListMap<Key, V> rows = new ConcurrentSkipListMap<>();
}
