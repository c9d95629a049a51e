package org.portcullis.access;

/**
 * How dear it is to hash a password once.
 *
 * @param memoryKib how much memory it takes
 * @param passes how often that memory is gone through
 * @param lanes how many threads could share the work; one computes them all here
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

    /** What OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, twice, in one lane. */
    public static final Argon2Cost STANDARD = new Argon2Cost(19 * 1024, 2, 1);

    // A hash tells its cost itself; one that was tampered with must not take the server's memory or its day.
    private static final int MAX_MEMORY_KIB = 256 * 1024;
    private static final int MAX_PASSES = 16;
    private static final int MAX_LANES = 16;
    // RFC 9106: "Memory size m MUST be an integer number of kibibytes from 8*p".
    private static final int MIN_MEMORY_PER_LANE = 8;

    public Argon2Cost {
        if (passes < 1
                || lanes < 1
                || memoryKib < MIN_MEMORY_PER_LANE * lanes
                || memoryKib > MAX_MEMORY_KIB
                || passes > MAX_PASSES
                || lanes > MAX_LANES) {
            throw new IllegalArgumentException("no cost of Argon2: m=%d,t=%d,p=%d".formatted(memoryKib, passes, lanes));
        }
    }

    /** Whether this demands more than {@code other} in any respect. */
    boolean exceeds(Argon2Cost other) {
        return memoryKib > other.memoryKib || passes > other.passes || lanes > other.lanes;
    }
}
