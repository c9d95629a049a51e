package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.ports.out.SignInAttempts.Refused;

/** What counting attempts to sign in promises. */
public abstract class SignInAttemptsContract extends StoreContract {

    private static final RateLimit.Band TEN_A_MINUTE = new RateLimit.Band(10, Duration.ofMinutes(1));
    private static final Duration ONE_COMES_BACK_IN = Duration.ofSeconds(6);

    protected SignInAttemptsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void asManyAsTheLimitHasMayComeAtOnce() {
        for (int i = 0; i < 10; i++) {
            assertThat(take("a", NOW)).isEmpty();
        }

        assertThat(take("a", NOW)).contains(new Refused(ONE_COMES_BACK_IN, true));
        assertThat(take("b", NOW)).isEmpty();
    }

    @Test
    void theyComeBackOneByOne() {
        spend("a");

        assertThat(take("a", NOW.plus(ONE_COMES_BACK_IN).minusMillis(1)))
                .map(Refused::retryAfter)
                .contains(Duration.ofMillis(1));
        assertThat(take("a", NOW.plus(ONE_COMES_BACK_IN))).isEmpty();
        assertThat(take("a", NOW.plus(ONE_COMES_BACK_IN))).isPresent();
    }

    @Test
    void afterThePeriodAllAreThereAgainAndNoMore() {
        spend("a");
        Instant later = NOW.plusSeconds(3_600);

        for (int i = 0; i < 10; i++) {
            assertThat(take("a", later)).isEmpty();
        }
        assertThat(take("a", later)).isPresent();
    }

    @Test
    void onlyTheFirstRefusalOfAPeriodIsSaidToBeOne() {
        spend("a");
        assertThat(take("a", NOW)).map(Refused::first).contains(true);
        assertThat(take("a", NOW.plusMillis(1))).map(Refused::first).contains(false);

        Instant later = NOW.plusSeconds(60);
        for (int i = 0; i < 10; i++) {
            take("a", later);
        }

        assertThat(take("a", later)).map(Refused::first).contains(true);
    }

    @Test
    void ofRacersExactlyTheLimitIsAllowedAndOneIsToldOf() {
        for (int round = 0; round < 5; round++) {
            String key = "race " + round;

            List<Optional<Refused>> answers = Racers.race(48, racer -> take(key, NOW));

            assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(10);
            assertThat(answers.stream().flatMap(Optional::stream).filter(Refused::first))
                    .hasSize(1);
        }
    }

    @Test
    void keysThatHaveAllBackAreForgottenSomeAtATime() {
        take("a", NOW);
        take("b", NOW.plusSeconds(1));
        spend("c");

        assertThat(backend.signInAttempts().forget(NOW.plusSeconds(30), 1)).isEqualTo(1);
        assertThat(backend.signInAttempts().forget(NOW.plusSeconds(30), 10)).isEqualTo(1);
        assertThat(take("c", NOW)).isPresent();
        assertThat(backend.signInAttempts().forget(NOW.plusSeconds(61), 10)).isEqualTo(1);
    }

    private void spend(String key) {
        for (int i = 0; i < 10; i++) {
            take(key, NOW);
        }
    }

    private Optional<Refused> take(String key, Instant now) {
        return backend.signInAttempts().take(key, TEN_A_MINUTE, now);
    }
}
