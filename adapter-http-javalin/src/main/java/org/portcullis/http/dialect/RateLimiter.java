package org.portcullis.http.dialect;

import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;

/** What counts calls. Thread-safe. */
@FunctionalInterface
public interface RateLimiter {

    /** Counts one more for {@code key}, if {@code limit} allows it. */
    RateVerdict take(RateLimit limit, String key);
}
