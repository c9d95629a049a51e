package org.portcullis.http.dialect;

import io.javalin.http.Context;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;

/** Lets as many calls through as a limit allows. */
record CountedCalls(RateLimiter limiter, RateLimit limit, CallKey key, RateHeaders headers) implements CallLimit {

    @Override
    public void count(Context context) {
        RateVerdict verdict = limiter.take(limit, key.of(context));
        headers.tell(context, verdict);
        if (verdict instanceof RateVerdict.Exceeded exceeded) {
            throw Rejection.tooMany(exceeded.retryAfter());
        }
    }
}
