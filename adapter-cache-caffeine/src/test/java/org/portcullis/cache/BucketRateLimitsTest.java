package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;
import org.portcullis.ports.out.RateLimits;
import org.portcullis.testkit.Racers;
import org.portcullis.testkit.RateLimitsContract;

class BucketRateLimitsTest extends RateLimitsContract {

    private static final RateLimit LIMIT = RateLimit.of("limit", 3, Duration.ofMinutes(1));
    private static final int ADDRESSES = 1_000_000;
    private static final int SENDERS = 4;
    private static final int RACERS = 48;

    BucketRateLimitsTest() {
        super(nanoTime -> new BucketRateLimits(nanoTime, BucketRateLimits.DEFAULT_CAPACITY));
    }

    @Test
    void aMillionAddressesKeepTheNumberOfBucketsBounded() {
        BucketRateLimits limits = new BucketRateLimits(() -> 0, BucketRateLimits.DEFAULT_CAPACITY);

        long most = Racers.race(
                        SENDERS,
                        sender -> IntStream.range(0, ADDRESSES / SENDERS)
                                .mapToLong(i -> {
                                    limits.take(LIMIT, sender + "." + i);
                                    return i % 1_000 == 0 ? limits.size() : 0;
                                })
                                .max()
                                .orElseThrow())
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();

        // At any time, but for the handful that is just being added.
        assertThat(most).isLessThanOrEqualTo(BucketRateLimits.DEFAULT_CAPACITY * 101 / 100);
        assertThat(limits.size()).isGreaterThan(BucketRateLimits.DEFAULT_CAPACITY * 9 / 10);
    }

    @Test
    void whoIsOverTheLimitIsNotForgottenForOthersThatCallOnce() {
        BucketRateLimits limits = new BucketRateLimits(() -> 0, 1_000);
        int passed = 0;

        for (int i = 0; i < 200_000; i++) {
            limits.take(LIMIT, "other." + i);
            passed += i % 100 == 0 ? allowed(limits, "busy") : 0;
        }

        assertThat(passed).isEqualTo(3);
    }

    @Test
    void whoIsForgottenGainsAFreshBucketAndNoMore() {
        BucketRateLimits limits = new BucketRateLimits(() -> 0, 1);
        int forgotten = 0;

        for (int round = 0; round < 100; round++) {
            assertThat(allowed(limits, "a") + allowed(limits, "a") + allowed(limits, "a") + allowed(limits, "a"))
                    .isLessThanOrEqualTo(3);
            forgotten += allowed(limits, "b");
        }

        assertThat(forgotten).isPositive();
        assertThat(limits.size()).isLessThanOrEqualTo(1);
    }

    /** A race that can't see a call too many proves nothing. */
    @Test
    void theRaceSeesACounterThatLooksFirstAndCountsThen() {
        int rounds = 0;
        long allowed = 0;
        while (allowed <= 3 && rounds++ < 1_000) {
            AtomicInteger count = new AtomicInteger();
            allowed = Racers.race(RACERS, racer -> {
                        boolean below = count.get() < 3;
                        Thread.yield();
                        return below && count.incrementAndGet() > 0;
                    })
                    .stream()
                    .filter(passed -> passed)
                    .count();
        }

        assertThat(allowed).isGreaterThan(3);
    }

    private static int allowed(RateLimits limits, String key) {
        return limits.take(LIMIT, key) instanceof RateVerdict.Allowed ? 1 : 0;
    }
}
