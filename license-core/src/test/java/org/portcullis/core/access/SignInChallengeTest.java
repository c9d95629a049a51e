package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;

class SignInChallengeTest {

    private static final Instant NOW = Instant.parse("2026-01-16T12:00:00Z");
    private static final SignInChallenge NEW =
            SignInChallenge.begin(SecretHash.of("secret"), new AccountId(7), SignInSession.Kind.BROWSER, NOW);

    @Test
    void itIsOpenForFiveMinutes() {
        assertThat(NEW.isOpen(NOW)).isTrue();
        assertThat(NEW.isOpen(NOW.plusSeconds(300).minusMillis(1))).isTrue();
        assertThat(NEW.isOpen(NOW.plusSeconds(300))).isFalse();
    }

    @Test
    void itIsOpenForFiveAttempts() {
        SignInChallenge fourth = NEW.tried().tried().tried().tried();

        assertThat(fourth.isOpen(NOW)).isTrue();
        assertThat(fourth.tried().isOpen(NOW)).isFalse();
    }
}
