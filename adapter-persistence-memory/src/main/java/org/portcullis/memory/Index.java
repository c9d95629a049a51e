package org.portcullis.memory;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds things by something else than their number. A thing may be found by several keys; a key that does not hold the
 * thing's own number is unique to it.
 *
 * @param entries the numbers of the things, by those keys
 * @param keysOf by which keys a thing is found
 */
record Index<V>(TableView<Long> entries, Function<V, Set<Key>> keysOf) {

    Optional<Long> find(Key key) {
        return entries.find(key);
    }

    Stream<Long> stream(Range range) {
        return entries.stream(range);
    }

    /** Follows a change of the thing with this number. */
    void follow(long number, Optional<V> before, Optional<V> after) {
        Set<Key> old = before.map(keysOf).orElse(Set.of());
        Set<Key> now = after.map(keysOf).orElse(Set.of());
        old.stream().filter(key -> !now.contains(key)).forEach(entries::remove);
        now.stream().filter(key -> !old.contains(key)).forEach(key -> entries.add(key, number));
    }
}
