package org.portcullis.memory;

import java.util.Comparator;

/**
 * Where a row is in its table; every table is sorted by these.
 *
 * @param parent the number of what the row belongs to; 0 if to nothing
 * @param name what tells the parent's rows apart, or what sort of row it is; may be empty
 * @param number the row's own number; 0 if its name is enough
 */
record Key(long parent, String name, long number) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
            Comparator.comparingLong(Key::parent).thenComparing(Key::name).thenComparingLong(Key::number);

    static Key of(long number) {
        return new Key(0, "", number);
    }

    static Key of(long parent, long number) {
        return new Key(parent, "", number);
    }

    static Key of(long parent, String name) {
        return new Key(parent, name, 0);
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
