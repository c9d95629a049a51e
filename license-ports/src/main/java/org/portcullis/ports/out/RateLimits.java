package org.portcullis.ports.out;

import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;

/**
 * Counts what may be done only so often, each node for itself. Thread-safe: of racers exactly as many are allowed as the
 * limit has left.
 *
 * <p>Counts are kept in memory, and of a bounded number of keys: one that was not heard of for long may be forgotten, and
 * begins anew.
 */
public interface RateLimits {

    /**
     * Counts it once more for {@code key}, if every band of the limit allows it. What is refused is not counted.
     *
     * @param limit the limit; its name tells its counts from those of others
     * @param key for whom: an address, an account, a credential's id. Short, since it is kept, and no secret
     */
    RateVerdict take(RateLimit limit, String key);
}
