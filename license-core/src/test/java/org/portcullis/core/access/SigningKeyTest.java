package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final Instant RETIRED = Instant.parse("2026-02-01T00:00:00Z");
    private static final SigningKey KEY =
            new SigningKey("k1", Instant.EPOCH, Optional.of(RETIRED), SecretBytes.of(new byte[1]));

    @Test
    void aKeySignsUntilItIsRetired() {
        assertThat(KEY.signsAt(RETIRED.minusSeconds(1))).isTrue();
        assertThat(KEY.signsAt(RETIRED)).isFalse();
    }

    @Test
    void aRetiredKeyIsNeededUntilTheLastTokenItSignedHasExpiredOnEveryNode() {
        Instant end = RETIRED.plus(Duration.ofHours(24)).plusSeconds(30);

        assertThat(KEY.isNeededAt(end.minusSeconds(1))).isTrue();
        assertThat(KEY.isNeededAt(end)).isFalse();
    }

    @Test
    void noUseOfATokenLivesLongerThanTheLongest() {
        assertThat(Stream.of(TokenUse.values()).map(TokenUse::life))
                .allMatch(life -> life.compareTo(TokenUse.LONGEST_LIFE) <= 0);
    }
}
