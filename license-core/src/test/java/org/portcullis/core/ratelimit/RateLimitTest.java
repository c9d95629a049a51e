package org.portcullis.core.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    @Test
    void aLimitHasABand() {
        assertThat(RateLimit.of("x", 1, Duration.ofSeconds(1)).bands()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit("x", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"0,PT1S", "-1,PT1S", "100001,PT1S", "1,PT0S", "1,PT-1S", "1,PT0.999S", "1,PT24H0.001S"})
    void aBandThatNobodyCouldCountIsRefused(long capacity, Duration period) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit.Band(capacity, period));
    }

    @Test
    void theLargestBandFitsIntoANumber() {
        assertThat(Math.multiplyExact(RateLimit.Band.MAX_CAPACITY, RateLimit.Band.MAX_PERIOD.toNanos()))
                .isPositive();
    }
}
