package org.portcullis.memory;

import org.portcullis.core.access.Scope;

/**
 * A part of a table.
 *
 * @param from the first key
 * @param until the first key after it
 */
record Range(Key from, Key until) {

    private static final Range NOTHING = new Range(Key.of(0), Key.of(0));

    /** What is in scope and has this name, in a table of {@linkplain Key#owned owned} things. */
    static Range of(Scope scope, String name) {
        return switch (scope) {
            case Scope.Everything everything -> of(0, name);
            case Scope.OwnedBy owned -> of(owned.account().value(), name);
            case Scope.OfProduct ofProduct -> NOTHING;
            case Scope.Nothing nothing -> NOTHING;
        };
    }

    /** The part of this whose numbers are above {@code last}; all of it has one parent and one name. */
    Range after(long last) {
        if (last == Long.MAX_VALUE) {
            return NOTHING;
        }
        Key next = new Key(from.parent(), from.name(), last + 1);
        return next.compareTo(until) < 0 ? new Range(next, until) : NOTHING;
    }

    /** All that belongs to {@code parent}. */
    static Range of(long parent) {
        return new Range(new Key(parent, "", Long.MIN_VALUE), new Key(parent + 1, "", Long.MIN_VALUE));
    }

    /** What belongs to {@code parent} and has this name. */
    static Range of(long parent, String name) {
        // No text comes between a text and the same text with a NUL behind it.
        return new Range(new Key(parent, name, Long.MIN_VALUE), new Key(parent, name + '\0', Long.MIN_VALUE));
    }
}
