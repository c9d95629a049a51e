package org.portcullis.core.license;

/**
 * How many of something a licence allows.
 *
 * @param max −1 for any number, 0 for none, else that many
 */
public record Limit(int max) {

    /** Any number. */
    public static final Limit UNLIMITED = new Limit(-1);

    public Limit {
        if (max < -1) {
            throw new IllegalArgumentException("a limit is -1 (unlimited), 0 or more, was " + max);
        }
    }

    /** A limit of {@code max}, or −1 for any number. */
    public static Limit of(int max) {
        return new Limit(max);
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return max == -1;
    }

    /** Whether one more fits when {@code inUse} are taken. */
    public boolean admitsAnother(int inUse) {
        return isUnlimited() || inUse < max;
    }
}
