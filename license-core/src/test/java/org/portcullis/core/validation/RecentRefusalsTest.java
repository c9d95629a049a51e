package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void theTwentyFirstWithinAMinuteIsSpam() {
        RecentRefusals refusals = RecentRefusals.NONE;
        for (int count = 1; count <= 40; count++) {
            Instant at = NOW.plusMillis(count);
            assertThat(refusals.makeSpamAt(at)).isEqualTo(count > RecentRefusals.MOST_A_MINUTE);
            refusals = refusals.plus(at);
        }
        assertThat(refusals.moments()).hasSize(RecentRefusals.MOST_A_MINUTE);
    }

    @Test
    void whatWasAMinuteAgoCountsNoMore() {
        RecentRefusals refusals = RecentRefusals.NONE;
        for (int count = 0; count < RecentRefusals.MOST_A_MINUTE; count++) {
            refusals = refusals.plus(NOW.plusSeconds(count));
        }

        assertThat(refusals.makeSpamAt(NOW.plusMillis(59_999))).isTrue();
        assertThat(refusals.makeSpamAt(NOW.plusSeconds(60))).isFalse();
    }
}
