package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateLimit.Band;
import org.portcullis.core.ratelimit.RateVerdict;
import org.portcullis.core.ratelimit.RateVerdict.Allowed;
import org.portcullis.core.ratelimit.RateVerdict.Balance;
import org.portcullis.core.ratelimit.RateVerdict.Exceeded;
import org.portcullis.ports.out.RateLimits;

/** What limits of rates promise. Time is the test's: nothing passes unless it says so. */
public abstract class RateLimitsContract {

    private static final int RACERS = 48;
    private static final String KEY = "203.0.113.1";
    private static final RateLimit FIVE_A_MINUTE = RateLimit.of("five", 5, Duration.ofMinutes(1));
    private static final Band HOURLY = new Band(20, Duration.ofHours(1));
    private static final Band MINUTELY = new Band(6, Duration.ofMinutes(1));
    private static final Band SECONDLY = new Band(2, Duration.ofSeconds(1));
    private static final RateLimit THREE_BANDS = new RateLimit("three", List.of(HOURLY, MINUTELY, SECONDLY));

    /** Clocks of nanoseconds begin anywhere, below zero as well. */
    private final AtomicLong nanoTime = new AtomicLong(-Duration.ofDays(1).toNanos());

    private final RateLimits limits;

    protected RateLimitsContract(Function<LongSupplier, RateLimits> opener) {
        limits = opener.apply(nanoTime::get);
    }

    @Test
    void asMuchAsTheLimitSaysPassesAtOnceAndNoMore() {
        assertThat(allowed(FIVE_A_MINUTE, KEY, 5)).isEqualTo(5);
        assertThat(allowed(FIVE_A_MINUTE, KEY, 100)).isZero();
    }

    @Test
    void theVerdictTellsWhatIsLeftAndWhenAllOfItIsBack() {
        Band band = FIVE_A_MINUTE.bands().getFirst();

        assertThat(limits.take(FIVE_A_MINUTE, KEY))
                .isEqualTo(new Allowed(List.of(new Balance(band, 4, Duration.ofSeconds(12)))));
        pass(Duration.ofSeconds(3));
        assertThat(limits.take(FIVE_A_MINUTE, KEY))
                .isEqualTo(new Allowed(List.of(new Balance(band, 3, Duration.ofSeconds(21)))));
        allowed(FIVE_A_MINUTE, KEY, 3);
        assertThat(limits.take(FIVE_A_MINUTE, KEY))
                .isEqualTo(new Exceeded(Duration.ofSeconds(9), List.of(new Balance(band, 0, Duration.ofSeconds(57)))));
    }

    @Test
    void whoWaitsAsToldPassesAndAMomentBeforeDoesNot() {
        allowed(FIVE_A_MINUTE, KEY, 5);
        Exceeded exceeded = (Exceeded) limits.take(FIVE_A_MINUTE, KEY);

        pass(exceeded.retryAfter().minusNanos(1));
        assertThat(allowed(FIVE_A_MINUTE, KEY, 1)).isZero();
        pass(Duration.ofNanos(1));
        assertThat(allowed(FIVE_A_MINUTE, KEY, 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 7, 199, 1_000, 99_991})
    void whoWaitsAsToldPassesHoweverUnevenlyThePeriodDivides(long capacity) {
        RateLimit uneven =
                RateLimit.of("uneven", capacity, Duration.ofMinutes(15).plusNanos(1));
        allowed(uneven, KEY, (int) capacity);

        for (int i = 0; i < 20; i++) {
            pass(((Exceeded) limits.take(uneven, KEY)).retryAfter());
            assertThat(limits.take(uneven, KEY)).isInstanceOf(Allowed.class);
        }
    }

    @Test
    void afterTheResetAllIsBackAndNoMoreThanThat() {
        allowed(FIVE_A_MINUTE, KEY, 5);
        Duration reset = limits.take(FIVE_A_MINUTE, KEY).balances().getFirst().reset();

        pass(reset);
        assertThat(allowed(FIVE_A_MINUTE, KEY, 100)).isEqualTo(5);
        pass(Duration.ofDays(10_000));
        assertThat(allowed(FIVE_A_MINUTE, KEY, 100)).isEqualTo(5);
    }

    @Test
    void aPeriodOfSteadyCallsPassesTheLimitOnceMore() {
        int passed = 0;
        for (int i = 0; i < 600; i++) {
            passed += allowed(FIVE_A_MINUTE, KEY, 1);
            pass(Duration.ofMillis(100));
        }

        assertThat(passed).isEqualTo(5 + 4); // the fifth comes back at the very end of the minute
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        allowed(FIVE_A_MINUTE, KEY, 4);

        pass(Duration.ofHours(-1));
        assertThat(allowed(FIVE_A_MINUTE, KEY, 10)).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(allowed(FIVE_A_MINUTE, KEY, 10)).isZero();
    }

    @Test
    void eachKeyAndEachLimitIsCountedByItself() {
        RateLimit other = RateLimit.of("other", 5, Duration.ofMinutes(1));
        allowed(FIVE_A_MINUTE, KEY, 5);

        assertThat(allowed(FIVE_A_MINUTE, "203.0.113.2", 10)).isEqualTo(5);
        assertThat(allowed(other, KEY, 10)).isEqualTo(5);
        assertThat(allowed(FIVE_A_MINUTE, KEY, 10)).isZero();
    }

    @Test
    void aLimitIsKnownByItsName() {
        allowed(FIVE_A_MINUTE, KEY, 5);

        assertThat(allowed(RateLimit.of("five", 5, Duration.ofMinutes(1)), KEY, 1))
                .isZero();
    }

    @Test
    void everyBandHasToAllowItAndWhatOneRefusesCostsTheOthersNothing() {
        assertThat(allowed(THREE_BANDS, KEY, 50)).isEqualTo(2);
        assertThat(limits.take(THREE_BANDS, KEY))
                .isEqualTo(new Exceeded(
                        Duration.ofMillis(500),
                        List.of(
                                new Balance(HOURLY, 18, Duration.ofMinutes(6)),
                                new Balance(MINUTELY, 4, Duration.ofSeconds(20)),
                                new Balance(SECONDLY, 0, Duration.ofSeconds(1)))));

        pass(Duration.ofSeconds(1));
        assertThat(allowed(THREE_BANDS, KEY, 50)).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(allowed(THREE_BANDS, KEY, 50)).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(((Exceeded) limits.take(THREE_BANDS, KEY)).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void theWidestBandHoldsInTheEnd() {
        int passed = 0;
        for (int second = 0; second < 600; second++) {
            passed += allowed(THREE_BANDS, KEY, 3);
            pass(Duration.ofSeconds(1));
        }

        assertThat(passed).isEqualTo(20 + 3); // one comes back every three minutes
    }

    @Test
    void ofRacersExactlyAsManyPassAsTheLimitHasLeft() {
        for (int round = 0; round < 40; round++) {
            String key = "round-" + round;
            List<RateVerdict> verdicts = Racers.race(RACERS, racer -> limits.take(FIVE_A_MINUTE, key));

            assertThat(verdicts).filteredOn(Allowed.class::isInstance).hasSize(5);
            assertThat(verdicts)
                    .filteredOn(Allowed.class::isInstance)
                    .extracting(verdict -> verdict.balances().getFirst().remaining())
                    .containsExactlyInAnyOrder(4L, 3L, 2L, 1L, 0L);
        }
    }

    @Test
    void ofRacersForSeveralBandsExactlyAsManyPassAsTheTightestHasLeft() {
        for (int round = 0; round < 40; round++) {
            String key = "round-" + round;
            List<RateVerdict> verdicts = Racers.race(RACERS, racer -> limits.take(THREE_BANDS, key));

            assertThat(verdicts).filteredOn(Allowed.class::isInstance).hasSize(2);
            assertThat(limits.take(THREE_BANDS, key).balances())
                    .extracting(Balance::remaining)
                    .containsExactly(18L, 4L, 0L);
        }
    }

    private int allowed(RateLimit limit, String key, int calls) {
        return (int) IntStream.range(0, calls)
                .filter(call -> limits.take(limit, key) instanceof Allowed)
                .count();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
