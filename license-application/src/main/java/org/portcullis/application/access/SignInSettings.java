package org.portcullis.application.access;

import java.time.Duration;
import java.util.Optional;
import org.portcullis.core.ratelimit.RateLimit;

/**
 * How people sign in.
 *
 * @param sessionLife how long they stay so in a browser; positive
 * @param refreshLife how long programs stay so, however often they get new tokens; positive
 * @param perAddress how often it may be tried from one IPv4 address or IPv6 network of 64 bits; empty for any number
 * @param perAccount how often it may be tried for one account; empty for any number
 * @param registrationPlan the plan of accounts that people make for themselves; empty if they may not
 */
public record SignInSettings(
        Duration sessionLife,
        Duration refreshLife,
        Optional<RateLimit.Band> perAddress,
        Optional<RateLimit.Band> perAccount,
        Optional<String> registrationPlan) {

    private static final Optional<RateLimit.Band> TEN_A_MINUTE =
            Optional.of(new RateLimit.Band(10, Duration.ofMinutes(1)));

    /** A day in browsers and 30 in programs, ten attempts a minute, and no registration. */
    public static final SignInSettings STANDARD =
            new SignInSettings(Duration.ofDays(1), Duration.ofDays(30), TEN_A_MINUTE, TEN_A_MINUTE, Optional.empty());

    public SignInSettings {
        if (!sessionLife.isPositive() || !refreshLife.isPositive()) {
            throw new IllegalArgumentException("a session has to last");
        }
    }
}
