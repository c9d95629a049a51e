package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.ratelimit.RateVerdict;
import org.portcullis.http.dialect.RateHeaders;

/** The document's “Rate limit information”: three headers for each of an hour, a minute and a second. */
record BandHeaders(InstantSource time) implements RateHeaders {

    private static final Map<Duration, String> NAMES = Map.of(
            Duration.ofHours(1), "Hourly",
            Duration.ofMinutes(1), "Minute",
            Duration.ofSeconds(1), "Second");

    @Override
    public void tell(Context context, RateVerdict verdict) {
        Instant now = time.instant();
        verdict.balances().forEach(balance -> {
            @Nullable String name = NAMES.get(balance.band().period());
            if (name != null) {
                context.header(
                        "X-RateLimit-Limit-" + name,
                        Long.toString(balance.band().capacity()));
                context.header("X-RateLimit-Remaining-" + name, Long.toString(balance.remaining()));
                context.header("X-RateLimit-Reset-" + name, Long.toString(seconds(now.plus(balance.reset()))));
            }
        });
    }

    /** Rounded up: at that time it is so. */
    private static long seconds(Instant moment) {
        return moment.plusSeconds(1).minusNanos(1).getEpochSecond();
    }
}
