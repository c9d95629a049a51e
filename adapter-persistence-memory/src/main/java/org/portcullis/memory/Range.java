package org.portcullis.memory;

/**
 * A part of a table.
 *
 * @param from the first key
 * @param until the first key after it
 */
record Range(Key from, Key until) {

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
