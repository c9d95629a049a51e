package org.portcullis.core.ratelimit;

import java.time.Duration;
import java.util.List;

/** Whether something may be done once more. */
public sealed interface RateVerdict {

    /** What is left of each band, in the order of the limit. */
    List<Balance> balances();

    /** It may, and was counted. */
    record Allowed(List<Balance> balances) implements RateVerdict {
        public Allowed {
            balances = List.copyOf(balances);
        }
    }

    /**
     * It may not, and was not counted.
     *
     * @param retryAfter how long until it may, if nobody else is counted for the same meanwhile; positive
     */
    record Exceeded(Duration retryAfter, List<Balance> balances) implements RateVerdict {
        public Exceeded {
            balances = List.copyOf(balances);
        }
    }

    /**
     * What is left of one band.
     *
     * @param band which
     * @param remaining how often it may still be done right now, as far as this band is concerned
     * @param reset how long until that is the band's capacity again; zero if it is
     */
    record Balance(RateLimit.Band band, long remaining, Duration reset) {}
}
