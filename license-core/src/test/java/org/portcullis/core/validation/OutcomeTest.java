package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    /** Stores keep the codes, so a line here is never changed, only added. */
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(0, "GRANTED"),
            Map.entry(1, "UNKNOWN_KEY"),
            Map.entry(2, "IP_BLACKLISTED"),
            Map.entry(3, "HARDWARE_BLACKLISTED"),
            Map.entry(4, "REVOKED"),
            Map.entry(5, "SUSPENDED"),
            Map.entry(6, "INACTIVE"),
            Map.entry(7, "NOT_YET_VALID"),
            Map.entry(8, "EXPIRED"),
            Map.entry(9, "WRONG_PRODUCT"),
            Map.entry(10, "IP_LOCKED"),
            Map.entry(11, "IP_LIMIT_REACHED"),
            Map.entry(12, "HARDWARE_REQUIRED"),
            Map.entry(13, "HARDWARE_LIMIT_REACHED"),
            Map.entry(14, "INSUFFICIENT_CREDITS"),
            Map.entry(15, "PLAN_SPENT"));

    /**
     * One kind of refusal.
     *
     * @param outcome what the log keeps of it
     * @param ofTheMoment whether it may have passed, though nobody changed the licence
     */
    private record Told(Refusal refusal, Outcome outcome, boolean ofTheMoment) {}

    static final List<Told> REFUSALS = List.of(
            new Told(new Refusal.UnknownKey(), Outcome.UNKNOWN_KEY, false),
            new Told(new Refusal.IpBlacklisted(), Outcome.IP_BLACKLISTED, true),
            new Told(new Refusal.HardwareBlacklisted(), Outcome.HARDWARE_BLACKLISTED, true),
            new Told(new Refusal.Revoked(), Outcome.REVOKED, false),
            new Told(new Refusal.Suspended(), Outcome.SUSPENDED, false),
            new Told(new Refusal.Inactive(), Outcome.INACTIVE, false),
            new Told(new Refusal.NotYetValid(Instant.EPOCH), Outcome.NOT_YET_VALID, false),
            new Told(new Refusal.Expired(Instant.EPOCH), Outcome.EXPIRED, false),
            new Told(new Refusal.WrongProduct(), Outcome.WRONG_PRODUCT, false),
            new Told(new Refusal.IpLocked(), Outcome.IP_LOCKED, true),
            new Told(new Refusal.IpLimitReached(1), Outcome.IP_LIMIT_REACHED, true),
            new Told(new Refusal.HardwareRequired(), Outcome.HARDWARE_REQUIRED, false),
            new Told(new Refusal.HardwareLimitReached(1), Outcome.HARDWARE_LIMIT_REACHED, true),
            new Told(new Refusal.InsufficientCredits(0), Outcome.INSUFFICIENT_CREDITS, true),
            new Told(new Refusal.PlanSpent(), Outcome.PLAN_SPENT, false));

    @Test
    void theTableHasEveryRefusalOnce() {
        assertThat(REFUSALS.stream().<Class<?>>map(told -> told.refusal().getClass()))
                .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void aRefusalIsKeptAsItsOwnOutcome(Told told) {
        assertThat(Outcome.of(told.refusal())).isEqualTo(told.outcome());
        assertThat(Verdict.refused(told.refusal()).outcome()).isEqualTo(told.outcome());
        assertThat(told.outcome().isGranted()).isFalse();
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void onlyWhatSeatsCreditsAndBlacklistsDecideIsOfTheMoment(Told told) {
        assertThat(told.refusal().isOfTheMoment()).isEqualTo(told.ofTheMoment());
    }

    @Test
    void aGrantIsGranted() {
        assertThat(new Verdict.Granted(List.of()).outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(Outcome.GRANTED.isGranted()).isTrue();
    }

    @Test
    void everyOutcomeIsAGrantOrSomeRefusals() {
        Set<Outcome> refused = Set.copyOf(REFUSALS.stream().map(Told::outcome).toList());

        assertThat(Outcome.values()).hasSize(refused.size() + 1).containsAll(refused);
    }

    @Test
    void theCodesAreWhatTheyHaveAlwaysBeen() {
        assertThat(Arrays.stream(Outcome.values())
                        .map(outcome -> Map.entry(outcome.code(), outcome.name()))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(CODES.entrySet());
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeIsFoundByItsCode(Outcome outcome) {
        assertThat(Outcome.ofCode(outcome.code())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aCodeThatNoneHasIsAnError(int code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Outcome.ofCode(code));
    }
}
