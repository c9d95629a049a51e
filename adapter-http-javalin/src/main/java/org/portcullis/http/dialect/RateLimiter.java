package org.portcullis.http.dialect;

import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;

/** What counts calls: the server's {@code RateLimits}, a driven port, which HTTP does not see. Thread-safe. */
@FunctionalInterface
public interface RateLimiter {

    /** Counts one more for {@code key}, if {@code limit} allows it. */
    RateVerdict take(RateLimit limit, String key);
}
