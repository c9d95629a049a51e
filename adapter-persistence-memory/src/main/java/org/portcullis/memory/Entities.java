package org.portcullis.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Things that have a number, and the indexes by which else they are found, as one transaction sees them. */
final class Entities<V> {
    private final Transaction transaction;
    private final TableView<V> rows;
    private final List<Index<V>> indexes;

    Entities(Transaction transaction, Table<V> table, List<Index<V>> indexes) {
        this.transaction = transaction;
        this.rows = transaction.on(table);
        this.indexes = List.copyOf(indexes);
    }

    Optional<V> find(long number) {
        return rows.find(Key.of(number));
    }

    /** The thing that {@code index} finds by a unique key. */
    Optional<V> find(Index<V> index, Key key) {
        return transaction.read(() -> index.find(key).flatMap(this::find));
    }

    Optional<V> lock(long number) {
        rows.lock(Key.of(number));
        return find(number);
    }

    void add(long number, V thing) {
        rows.add(Key.of(number), thing);
        follow(number, Optional.empty(), Optional.of(thing));
    }

    void update(long number, V thing) {
        lock(number).ifPresent(before -> {
            rows.put(Key.of(number), thing);
            follow(number, Optional.of(before), Optional.of(thing));
        });
    }

    void remove(long number) {
        lock(number).ifPresent(before -> {
            rows.remove(Key.of(number));
            follow(number, Optional.of(before), Optional.empty());
        });
    }

    /** The things that {@code index} finds; to be used up within {@link Transaction#read}. */
    Stream<V> all(Index<V> index, Range range) {
        return index.stream(range).flatMap(number -> find(number).stream());
    }

    /** A part of the things that {@code all} gives. */
    Page<V> page(Supplier<Stream<V>> all, PageRequest page) {
        return transaction.read(() -> Pages.of(all.get(), page));
    }

    /** What {@code index} finds after {@code last} of the things in scope, {@code limit} at most. */
    List<V> after(Index<V> index, Range all, Optional<Long> last, int limit) {
        return transaction.read(
                () -> all(index, all.after(last.orElse(0L))).limit(limit).toList());
    }

    private void follow(long number, Optional<V> before, Optional<V> after) {
        indexes.forEach(index -> index.follow(number, before, after));
    }
}
