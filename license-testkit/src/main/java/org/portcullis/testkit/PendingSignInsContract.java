package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.DiscordPurpose;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.SecretHash;
import org.portcullis.ports.Duplicate;

/** What is promised of those who were sent to another site to sign in. */
public abstract class PendingSignInsContract extends StoreContract {

    protected PendingSignInsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void whoComesBackIsKnownAsTheyWereSentAndOnce() {
        PendingSignIn customer = pending("a", DiscordPurpose.CUSTOMER, NOW);
        PendingSignIn staff = pending("b", DiscordPurpose.STAFF, NOW.plusMillis(1));
        PendingSignIn link = new PendingSignIn(
                SecretHash.of("c"),
                SecretHash.of("browser of c"),
                DiscordPurpose.LINK,
                Optional.of(vendor.id()),
                Optional.of(new ReturnPath("/console?tab=1")),
                NOW);
        List<PendingSignIn> all = List.of(customer, staff, link);
        all.forEach(pending -> change(stores -> stores.pendingSignIns().add(pending)));

        for (PendingSignIn pending : all) {
            assertThat(take(pending)).contains(pending);
            assertThat(take(pending)).isEmpty();
        }
    }

    @Test
    void anotherBrowserIsNotKnownAndChangesNothing() {
        PendingSignIn pending = add("a", NOW);
        PendingSignIn other = add("b", NOW);

        assertThat(take(pending.state(), other.browser())).isEmpty();
        assertThat(take(pending.state(), pending.state())).isEmpty();
        assertThat(take(pending.browser(), pending.state())).isEmpty();
        assertThat(take(SecretHash.of("nobody"), pending.browser())).isEmpty();

        assertThat(take(pending)).contains(pending);
    }

    @Test
    void whoeverIsTakenInVainIsExpectedOn() {
        PendingSignIn pending = add("a", NOW);

        assertThatThrownBy(() -> change(stores -> {
                    assertThat(stores.pendingSignIns().take(pending.state(), pending.browser()))
                            .isPresent();
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(take(pending)).contains(pending);
    }

    @Test
    void aStateIsOneSignIns() {
        PendingSignIn pending = add("a", NOW);

        assertThatThrownBy(() -> add("a", NOW.plusSeconds(1))).isInstanceOf(Duplicate.class);

        assertThat(take(pending)).contains(pending);
    }

    @Test
    void ofThoseThatComeAtOnceOneIsKnown() {
        for (int round = 0; round < 5; round++) {
            PendingSignIn pending = add("race " + round, NOW);

            assertThat(Racers.race(48, racer -> take(pending)))
                    .filteredOn(Optional::isPresent)
                    .containsExactly(Optional.of(pending));
        }
    }

    @Test
    void thoseWhoDidNotComeInTimeAreForgottenTheOldestFirst() {
        List<PendingSignIn> late = IntStream.range(0, 4)
                .mapToObj(i -> add("late " + i, NOW.plusMillis(i)))
                .toList();

        assertThat(forget(NOW, 10)).isZero();
        assertThat(forget(NOW.plusMillis(3), 2)).isEqualTo(2);
        assertThat(forget(NOW.plusMillis(3), 2)).isEqualTo(1);
        assertThat(forget(NOW.plusMillis(3), 2)).isZero();

        assertThat(late.stream().flatMap(pending -> take(pending).stream())).containsExactly(late.get(3));
    }

    private int forget(Instant until, int most) {
        return inTransaction(stores -> stores.pendingSignIns().forget(until, most));
    }

    private Optional<PendingSignIn> take(PendingSignIn pending) {
        return take(pending.state(), pending.browser());
    }

    private Optional<PendingSignIn> take(SecretHash state, SecretHash browser) {
        return inTransaction(stores -> stores.pendingSignIns().take(state, browser));
    }

    private PendingSignIn add(String state, Instant expiresAt) {
        PendingSignIn pending = pending(state, DiscordPurpose.CUSTOMER, expiresAt);
        change(stores -> stores.pendingSignIns().add(pending));
        return pending;
    }

    private static PendingSignIn pending(String state, DiscordPurpose purpose, Instant expiresAt) {
        return new PendingSignIn(
                SecretHash.of(state),
                SecretHash.of("browser of " + state),
                purpose,
                Optional.empty(),
                Optional.empty(),
                expiresAt);
    }
}
