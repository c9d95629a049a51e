package org.portcullis.core.license;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a licence is valid: from a moment on, or always has been; until a moment, or for ever. Its bounds are in
 * milliseconds (what is finer is cut off) and in the years 1970 to 9999, which every store and every client can hold.
 */
public sealed interface Term {

    /** The first moment that a bound can be. */
    Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** The last moment that a bound can be. */
    Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The first moment at which the licence is valid; empty if it always has been. */
    Optional<Instant> from();

    /** Never expires. */
    record Perpetual(Optional<Instant> from) implements Term {
        public Perpetual {
            from = from.map(Term::bound);
        }
    }

    /**
     * Ends.
     *
     * @param until the first moment at which the licence is no longer valid; not before {@code from}
     */
    record Limited(Optional<Instant> from, Instant until) implements Term {
        public Limited {
            from = from.map(Term::bound);
            until = bound(until);
            if (from.isPresent() && until.isBefore(from.get())) {
                throw new IllegalArgumentException("a term can't end before it begins");
            }
        }
    }

    /** Whether {@code moment} can be a bound. */
    static boolean canBeBound(Instant moment) {
        return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
    }

    /** No beginning and no end. */
    static Term forever() {
        return new Perpetual(Optional.empty());
    }

    /** A term without a beginning that ends at {@code end}. */
    static Term until(Instant end) {
        return new Limited(Optional.empty(), end);
    }

    /** A term of these bounds; an empty one is no bound. */
    static Term of(Optional<Instant> from, Optional<Instant> until) {
        return until.<Term>map(end -> new Limited(from, end)).orElseGet(() -> new Perpetual(from));
    }

    /** When it ends; empty if never. */
    default Optional<Instant> end() {
        return switch (this) {
            case Perpetual perpetual -> Optional.empty();
            case Limited limited -> Optional.of(limited.until());
        };
    }

    /** Whether it has not begun at {@code now}. */
    default boolean isAhead(Instant now) {
        return from().isPresent() && now.isBefore(from().get());
    }

    /** Whether it has ended at {@code now}; the end itself is over. */
    default boolean isOver(Instant now) {
        return switch (this) {
            case Perpetual perpetual -> false;
            case Limited limited -> !now.isBefore(limited.until());
        };
    }

    /** This term, over at {@code now}: what a vendor means who sets a status to “expired”. One that is over stays. */
    default Term endedAt(Instant now) {
        return isOver(now) ? this : new Limited(from().filter(begin -> !begin.isAfter(now)), now);
    }

    private static Instant bound(Instant moment) {
        Instant bound = moment.truncatedTo(ChronoUnit.MILLIS);
        if (!canBeBound(bound)) {
            throw new IllegalArgumentException("a term's bounds are in the years 1970 to 9999");
        }
        return bound;
    }
}
