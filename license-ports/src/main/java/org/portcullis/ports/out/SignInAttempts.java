package org.portcullis.ports.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.ratelimit.RateLimit;

/**
 * Counts attempts to guess a credential, over all nodes. Thread-safe; not part of a transaction, so that an attempt counts
 * whatever becomes of it. Of racers exactly as many are allowed as the limit has left.
 */
public interface SignInAttempts {

    /**
     * Counts one more attempt for {@code key}, if {@code band} allows it.
     *
     * @param key for whom: at most 100 ASCII characters
     * @return empty if it was counted, else why it was not
     */
    Optional<Refused> take(String key, RateLimit.Band band, Instant now);

    /**
     * Forgets keys that had all attempts back before {@code until}, the oldest first.
     *
     * @param most how many at most; 1 or more
     * @return how many were forgotten
     */
    int forget(Instant until, int most);

    /**
     * An attempt too many.
     *
     * @param retryAfter how long until there is one more; positive
     * @param first whether it is the first in the band's period that is refused, so that the period is told of once
     */
    record Refused(Duration retryAfter, boolean first) {}
}
