package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the use of plans promises. */
public abstract class PlanUsageContract extends StoreContract {
    private static final LocalDate DAY = LocalDate.parse("2026-01-15");

    protected PlanUsageContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void whatIsWantedIsReservedUntilTheLimitIsReached() {
        assertThat(reserve(DAY, 100, 60)).isEqualTo(60);
        assertThat(reserve(DAY, 100, 30)).isEqualTo(30);
        assertThat(reserve(DAY, 100, 30)).isEqualTo(10);
        assertThat(reserve(DAY, 100, 1)).isZero();
    }

    @Test
    void moreThanTheLimitIsNeverReservedEvenAtOnce() {
        assertThat(reserve(DAY, 100, 1_000)).isEqualTo(100);
        assertThat(reserve(DAY.plusDays(1), 0, 1)).isZero();
        assertThat(reserve(DAY.plusDays(2), Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void eachDayAndEachAccountHasItsOwn() {
        assertThat(reserve(DAY, 10, 10)).isEqualTo(10);

        assertThat(reserve(DAY.plusDays(1), 10, 10)).isEqualTo(10);
        assertThat(backend.planUsage().reserve(other.id(), DAY, 10, 10)).isEqualTo(10);
        assertThat(reserve(DAY, 10, 1)).isZero();
    }

    @Test
    void anotherLimitHoldsForWhatIsReservedFromThenOn() {
        assertThat(reserve(DAY, 10, 10)).isEqualTo(10);

        assertThat(reserve(DAY, 5, 1)).isZero();
        assertThat(reserve(DAY, 12, 5)).isEqualTo(2);
    }

    @Test
    void reservationsAtOnceNeverExceedTheLimitAndUseAllOfIt() {
        for (int round = 0; round < 5; round++) {
            LocalDate day = DAY.plusDays(round);

            List<Long> reserved = Racers.race(48, racer -> reserve(day, 1_000, 30));

            assertThat(reserved.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000);
            assertThat(reserved).allMatch(granted -> granted >= 0 && granted <= 30);
        }
    }

    private long reserve(LocalDate day, long limit, long wanted) {
        return backend.planUsage().reserve(vendor.id(), day, limit, wanted);
    }
}
