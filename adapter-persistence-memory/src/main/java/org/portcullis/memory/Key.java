package org.portcullis.memory;

import java.util.Optional;
import java.util.Set;
import org.portcullis.core.id.AccountId;

/**
 * Where a row is in its table, and in which order.
 *
 * @param parent the number of what the row belongs to; 0 if to nothing
 * @param name what tells the parent's rows apart, or what sort of row it is; may be empty
 * @param number the row's own number; 0 if its name is enough
 */
record Key(long parent, String name, long number) implements Comparable<Key> {

    static Key of(long number) {
        return new Key(0, "", number);
    }

    static Key of(long parent, long number) {
        return new Key(parent, "", number);
    }

    static Key of(long parent, String name) {
        return new Key(parent, name, 0);
    }

    /** Under which keys something of {@code owner} is found by who may see it: whoever sees everything looks under 0. */
    static Set<Key> owned(Optional<AccountId> owner, String name, long number) {
        Key forAll = new Key(0, name, number);
        return owner.map(account -> Set.of(forAll, new Key(account.value(), name, number)))
                .orElse(Set.of(forAll));
    }

    @Override
    public int compareTo(Key other) {
        int order = Long.compare(parent, other.parent);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order == 0 ? Long.compare(number, other.number) : order;
    }
}
