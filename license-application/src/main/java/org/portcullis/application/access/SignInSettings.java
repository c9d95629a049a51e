package org.portcullis.application.access;

import java.time.Duration;
import java.util.Optional;
import org.portcullis.core.ratelimit.RateLimit;

/**
 * How people sign in.
 *
 * @param sessionLife how long they stay so; positive
 * @param perAddress how often it may be tried from one IPv4 address or IPv6 network of 64 bits; empty for any number
 * @param perAccount how often it may be tried for one account; empty for any number
 */
public record SignInSettings(
        Duration sessionLife, Optional<RateLimit.Band> perAddress, Optional<RateLimit.Band> perAccount) {

    private static final Optional<RateLimit.Band> TEN_A_MINUTE =
            Optional.of(new RateLimit.Band(10, Duration.ofMinutes(1)));

    /** A day, and ten attempts a minute. */
    public static final SignInSettings STANDARD = new SignInSettings(Duration.ofDays(1), TEN_A_MINUTE, TEN_A_MINUTE);

    public SignInSettings {
        if (!sessionLife.isPositive()) {
            throw new IllegalArgumentException("a session has to last");
        }
    }
}
