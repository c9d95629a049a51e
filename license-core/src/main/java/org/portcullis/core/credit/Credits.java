package org.portcullis.core.credit;

/**
 * What a consumption licence was sold and has spent.
 *
 * @param total how many in all, 0 or more
 * @param used how many are spent, 0 or more; over {@code total} only if that was lowered since
 */
public record Credits(long total, long used) {

    /** No credits: what a licence of another kind has. */
    public static final Credits NONE = new Credits(0, 0);

    public Credits {
        if (total < 0 || used < 0) {
            throw new IllegalArgumentException("credits can't be negative: " + used + " of " + total);
        }
    }

    /** How many are left, 0 or more. */
    public long remaining() {
        return Math.max(0, total - used);
    }

    /** Whether {@code amount} can be spent. */
    public boolean cover(long amount) {
        return amount <= remaining();
    }

    /**
     * These credits after {@code amount} of them was spent.
     *
     * @throws IllegalArgumentException if they don't {@linkplain #cover(long) cover} it, or it is negative
     */
    public Credits spend(long amount) {
        if (amount < 0 || !cover(amount)) {
            throw new IllegalArgumentException("can't spend " + amount + " of " + remaining());
        }
        return new Credits(total, used + amount);
    }
}
