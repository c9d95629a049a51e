package org.portcullis.http.dialect;

import java.util.List;
import java.util.Optional;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;

/**
 * The limits on requests that an operator chose.
 *
 * @param limiter counts
 * @param limits those in force, each named after what it limits: {@code cyberlicense.validate}
 */
public record RequestLimits(RateLimiter limiter, List<RateLimit> limits) {

    /** None. */
    public static final RequestLimits NONE =
            new RequestLimits((limit, key) -> new RateVerdict.Allowed(List.of()), List.of());

    public RequestLimits {
        limits = List.copyOf(limits);
    }

    /** Counts calls by {@code key} against the limit of that name; none if it is not in force. */
    public CallLimit on(String name, CallKey key) {
        return on(name, key, RateHeaders.NONE);
    }

    /** The same, and each answer tells in {@code headers} what is left. */
    public CallLimit on(String name, CallKey key, RateHeaders headers) {
        Optional<RateLimit> chosen =
                limits.stream().filter(limit -> limit.name().equals(name)).findFirst();
        return chosen.<CallLimit>map(limit -> new CountedCalls(limiter, limit, key, headers))
                .orElse(CallLimit.NONE);
    }
}
