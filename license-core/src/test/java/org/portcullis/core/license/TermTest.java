package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private static final Instant BEFORE = NOW.minusMillis(1);
    private static final Instant AFTER = NOW.plusMillis(1);

    private static Term from(Instant begin) {
        return Term.of(Optional.of(begin), Optional.empty());
    }

    private static Term between(Instant begin, Instant end) {
        return Term.of(Optional.of(begin), Optional.of(end));
    }

    @Test
    void aTermForEverIsNeverAheadNorOver() {
        assertThat(Term.forever().isAhead(Instant.MIN)).isFalse();
        assertThat(Term.forever().isOver(Instant.MAX)).isFalse();
        assertThat(Term.forever().end()).isEmpty();
    }

    @Test
    void theEndItselfIsOver() {
        assertThat(Term.until(AFTER).isOver(NOW)).isFalse();
        assertThat(Term.until(NOW).isOver(NOW)).isTrue();
        assertThat(Term.until(BEFORE).isOver(NOW)).isTrue();
    }

    @Test
    void theBeginningItselfIsNotAhead() {
        assertThat(from(AFTER).isAhead(NOW)).isTrue();
        assertThat(from(NOW).isAhead(NOW)).isFalse();
        assertThat(from(BEFORE).isAhead(NOW)).isFalse();
    }

    @Test
    void aTermIsMadeOfWhicheverBoundsThereAre() {
        assertThat(Term.of(Optional.empty(), Optional.empty())).isEqualTo(Term.forever());
        assertThat(Term.of(Optional.empty(), Optional.of(NOW))).isEqualTo(Term.until(NOW));
        assertThat(from(NOW)).isEqualTo(new Term.Perpetual(Optional.of(NOW)));
        assertThat(between(BEFORE, NOW)).isEqualTo(new Term.Limited(Optional.of(BEFORE), NOW));
        assertThat(between(BEFORE, NOW).end()).contains(NOW);
    }

    @Test
    void aTermMayBeEmptyButNotEndBeforeItBegins() {
        assertThat(between(NOW, NOW).isOver(NOW)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> between(NOW, BEFORE));
    }

    @Test
    void endingATermNowEndsItNowAndKeepsItsBeginning() {
        assertThat(Term.forever().endedAt(NOW)).isEqualTo(Term.until(NOW));
        assertThat(Term.until(AFTER).endedAt(NOW)).isEqualTo(Term.until(NOW));
        assertThat(between(BEFORE, AFTER).endedAt(NOW)).isEqualTo(between(BEFORE, NOW));
    }

    @Test
    void endingATermThatHasNotBegunLeavesNoBeginning() {
        assertThat(from(AFTER).endedAt(NOW)).isEqualTo(Term.until(NOW));
    }

    @Test
    void endingATermThatIsOverChangesNothing() {
        assertThat(Term.until(BEFORE).endedAt(NOW)).isEqualTo(Term.until(BEFORE));
    }

    @Test
    void whatIsFinerThanAMillisecondIsCutOff() {
        Instant fine = NOW.plusNanos(1_999_999);

        assertThat(between(fine, fine)).isEqualTo(between(AFTER, AFTER));
        assertThat(from(fine)).isEqualTo(from(AFTER));
    }

    @Test
    void theFirstAndTheLastMomentAreBoundsThatCanBe() {
        assertThat(between(Term.EARLIEST, Term.LATEST).end()).contains(Instant.parse("9999-12-31T23:59:59.999Z"));
        assertThat(Term.EARLIEST).isEqualTo(Instant.ofEpochMilli(0));
        assertThat(Term.canBeBound(Term.EARLIEST)).isTrue();
        assertThat(Term.canBeBound(Term.LATEST)).isTrue();
    }

    static Stream<Instant> momentsThatNotEveryStoreHolds() {
        return Stream.of(
                Instant.MIN,
                Instant.parse("-0001-01-01T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("+294277-01-01T00:00:00Z"),
                Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("momentsThatNotEveryStoreHolds")
    void aBoundBeforeTheYear1970OrAfter9999IsRefused(Instant moment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Term.until(moment));
        assertThatIllegalArgumentException().isThrownBy(() -> from(moment));
        assertThat(Term.canBeBound(moment)).isFalse();
    }
}
