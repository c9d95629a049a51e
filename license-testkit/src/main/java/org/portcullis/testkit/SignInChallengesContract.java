package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.access.SignInSession;
import org.portcullis.ports.Duplicate;

/** What the store of sign-ins that wait for the second factor promises. */
public abstract class SignInChallengesContract extends StoreContract {

    private static final int RACERS = 48;
    private static final Instant END = NOW.plus(SignInChallenge.LIFE);

    protected SignInChallengesContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aChallengeIsFoundAsItWasAdded() {
        for (SignInSession.Kind kind : SignInSession.Kind.values()) {
            SignInChallenge added = SignInChallenge.begin(SecretHash.of("secret of " + kind), vendor.id(), kind, NOW);
            change(stores -> stores.signInChallenges().add(added));

            check(stores ->
                    assertThat(stores.signInChallenges().byHash(added.hash())).contains(added));
        }
        check(stores -> assertThat(stores.signInChallenges().byHash(SecretHash.of("Secret")))
                .isEmpty());
    }

    @Test
    void noTwoChallengesHaveOneHash() {
        add(vendor, "secret");

        assertThatThrownBy(() -> add(other, "secret")).isInstanceOf(Duplicate.class);
    }

    @Test
    void attemptsAreCountedUntilThereAreTooMany() {
        SignInChallenge added = add(vendor, "secret");
        SignInChallenge others = add(other, "another");

        for (int i = 1; i <= SignInChallenge.MOST_ATTEMPTS; i++) {
            assertThat(attempt(added, NOW)).map(SignInChallenge::attempts).contains(i);
        }

        assertThat(attempt(added, NOW)).isEmpty();
        check(stores -> {
            assertThat(stores.signInChallenges().byHash(added.hash()))
                    .map(SignInChallenge::attempts)
                    .contains(SignInChallenge.MOST_ATTEMPTS);
            assertThat(stores.signInChallenges().byHash(others.hash())).contains(others);
        });
    }

    @Test
    void whatIsExpiredOrNotThereIsNotTried() {
        SignInChallenge added = add(vendor, "secret");

        assertThat(attempt(added, END)).isEmpty();
        assertThat(attempt(added, END.minusMillis(1))).contains(added.tried());
        change(stores -> stores.signInChallenges().remove(added.hash()));
        assertThat(attempt(added, NOW)).isEmpty();
    }

    @Test
    void ofRacersAsManyAreCountedAsThereAreAttempts() {
        SignInChallenge added = add(vendor, "secret");

        List<Optional<SignInChallenge>> tried = Racers.race(RACERS, racer -> attempt(added, NOW));

        assertThat(tried.stream().flatMap(Optional::stream).map(SignInChallenge::attempts))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void ofRacersWhoTryAndRemoveOneIsFirst() {
        SignInChallenge added = add(vendor, "secret");

        List<Boolean> won = Racers.race(
                RACERS,
                racer -> inTransaction(stores ->
                        stores.signInChallenges().attempt(added.hash(), NOW).isPresent()
                                && stores.signInChallenges().remove(added.hash())));

        assertThat(won).filteredOn(first -> first).hasSize(1);
    }

    @Test
    void ofRacersWhoRemoveOneIsTold() {
        SignInChallenge added = add(vendor, "secret");

        List<Boolean> removed = Racers.race(
                RACERS,
                racer -> inTransaction(stores -> stores.signInChallenges().remove(added.hash())));

        assertThat(removed).filteredOn(first -> first).hasSize(1);
    }

    @Test
    void anAttemptThatIsRolledBackIsNotCounted() {
        SignInChallenge added = add(vendor, "secret");

        assertThatThrownBy(() -> change(stores -> {
                    stores.signInChallenges().attempt(added.hash(), NOW);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        check(stores ->
                assertThat(stores.signInChallenges().byHash(added.hash())).contains(added));
    }

    @Test
    void allOfAnAccountAreForgotten() {
        SignInChallenge first = add(vendor, "1");
        SignInChallenge second = add(vendor, "2");
        SignInChallenge others = add(other, "3");

        change(stores -> stores.signInChallenges().removeAll(vendor.id()));

        check(stores -> {
            assertThat(stores.signInChallenges().byHash(first.hash())).isEmpty();
            assertThat(stores.signInChallenges().byHash(second.hash())).isEmpty();
            assertThat(stores.signInChallenges().byHash(others.hash())).contains(others);
        });
    }

    @Test
    void thoseThatExpiredAreForgottenSomeAtATime() {
        add(vendor, "1");
        add(vendor, "2");
        SignInChallenge young =
                SignInChallenge.begin(SecretHash.of("3"), vendor.id(), SignInSession.Kind.BROWSER, NOW.plusMillis(1));
        change(stores -> stores.signInChallenges().add(young));

        assertThat(forget(1)).isEqualTo(1);
        assertThat(forget(10)).isEqualTo(1);
        assertThat(forget(10)).isZero();
        check(stores ->
                assertThat(stores.signInChallenges().byHash(young.hash())).contains(young));
    }

    private int forget(int most) {
        return inTransaction(stores -> stores.signInChallenges().forget(END.plusMillis(1), most));
    }

    private Optional<SignInChallenge> attempt(SignInChallenge challenge, Instant now) {
        return inTransaction(stores -> stores.signInChallenges().attempt(challenge.hash(), now));
    }

    private SignInChallenge add(Account account, String secret) {
        SignInChallenge added =
                SignInChallenge.begin(SecretHash.of(secret), account.id(), SignInSession.Kind.BROWSER, NOW);
        change(stores -> stores.signInChallenges().add(added));
        return added;
    }
}
