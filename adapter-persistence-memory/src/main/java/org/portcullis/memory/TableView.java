package org.portcullis.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A table as one transaction sees it: its own changes over what is committed. A changed row stays locked until the
 * transaction ends.
 */
final class TableView<V> {
    private final Table<V> table;
    private final Transaction transaction;
    private final NavigableMap<Key, Optional<V>> changes = new TreeMap<>();

    TableView(Table<V> table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    Optional<V> find(Key key) {
        Optional<V> change = changes.get(key);
        return change != null ? change : Optional.ofNullable(table.rows.get(key));
    }

    boolean has(Key key) {
        return find(key).isPresent();
    }

    /** The rows of {@code range} in the order of their keys; to be used up before anything is changed. */
    Stream<V> stream(Range range) {
        return entries(range).map(Map.Entry::getValue);
    }

    /** Has every other transaction that wants this row, or to make it, wait until this one ends. */
    void lock(Key key) {
        transaction.lock(new RowLocks.Row(table, key));
    }

    /** Adds a row where there is none. */
    void add(Key key, V row) {
        lock(key);
        if (has(key)) {
            throw transaction.duplicate();
        }
        changes.put(key, Optional.of(row));
    }

    /** Adds a row, or replaces the one that is there. */
    void put(Key key, V row) {
        lock(key);
        changes.put(key, Optional.of(row));
    }

    void remove(Key key) {
        lock(key);
        changes.put(key, Optional.empty());
    }

    void removeAll(Range range) {
        entries(range).map(Map.Entry::getKey).toList().forEach(this::remove);
    }

    /** Makes the changes visible to everybody. */
    void commit() {
        changes.forEach(
                (key, row) -> row.ifPresentOrElse(value -> table.rows.put(key, value), () -> table.rows.remove(key)));
    }

    private Stream<Map.Entry<Key, V>> entries(Range range) {
        Map<Key, V> committed = table.rows(range);
        Map<Key, Optional<V>> changed = changes.subMap(range.from(), range.until());
        if (changed.isEmpty()) {
            return committed.entrySet().stream();
        }
        Stream<Map.Entry<Key, V>> unchanged =
                committed.entrySet().stream().filter(row -> !changed.containsKey(row.getKey()));
        Stream<Map.Entry<Key, V>> own = changed.entrySet().stream()
                .flatMap(change -> change.getValue().map(row -> Map.entry(change.getKey(), row)).stream());
        return Stream.concat(unchanged, own).sorted(Map.Entry.comparingByKey());
    }
}
