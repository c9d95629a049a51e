package org.portcullis.ports.query;

/**
 * Which part of a list is wanted.
 *
 * @param skip how many items to leave out at the start, 0 or more
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 */
public record PageRequest(long skip, int limit) {

    /** The most items that one page holds. */
    public static final int MAX_LIMIT = 1_000;

    public PageRequest {
        if (skip < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page skips 0 or more and holds 1 to " + MAX_LIMIT + " items");
        }
    }

    /** The first {@code limit} items. */
    public static PageRequest first(int limit) {
        return new PageRequest(0, limit);
    }
}
