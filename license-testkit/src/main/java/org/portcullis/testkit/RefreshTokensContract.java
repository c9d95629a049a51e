package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.Duplicate;

/** What the store of sign-in sessions promises of the refresh tokens that they have one after another. */
public abstract class RefreshTokensContract extends StoreContract {

    private static final int RACERS = 48;
    private static final Instant END = NOW.plusSeconds(3_600);

    protected RefreshTokensContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void theSessionOfASpentTokenIsKnown() {
        SignInSession session = add("first");
        SignInSession others = add("other");
        SignInSession renewed = session.renewed(SecretHash.of("second"), END);

        change(stores -> {
            stores.signInSessions().update(renewed);
            stores.signInSessions().spend(session.hash(), session.id(), NOW);
        });

        check(stores -> {
            assertThat(stores.signInSessions().bySpentHash(session.hash())).contains(renewed);
            assertThat(stores.signInSessions().bySpentHash(renewed.hash())).isEmpty();
            assertThat(stores.signInSessions().bySpentHash(others.hash())).isEmpty();
            assertThat(stores.signInSessions().byHash(session.hash())).isEmpty();
        });
    }

    @Test
    void aTokenIsSpentOnce() {
        SignInSession session = add("first");
        change(stores -> stores.signInSessions().spend(session.hash(), session.id(), NOW));

        assertThatThrownBy(() -> change(stores -> stores.signInSessions().spend(session.hash(), session.id(), NOW)))
                .isInstanceOf(Duplicate.class);
    }

    @Test
    void spentTokensAreForgottenWithTheirSession() {
        SignInSession session = add("first");
        change(stores -> {
            stores.signInSessions().spend(SecretHash.of("zeroth"), session.id(), NOW);
            stores.signInSessions().spend(SecretHash.of("before"), session.id(), NOW);
        });

        int forgotten = inTransaction(stores -> stores.signInSessions().forget(END.plusMillis(1), 10));

        assertThat(forgotten).isEqualTo(1);
        check(stores -> {
            assertThat(stores.signInSessions().bySpentHash(SecretHash.of("zeroth")))
                    .isEmpty();
            // The hash is free again.
            SignInSession next = session(stores.signInSessions().nextId(), "next");
            stores.signInSessions().add(next);
            stores.signInSessions().spend(SecretHash.of("zeroth"), next.id(), NOW);
        });
    }

    @Test
    void ofManyWhoUseOneTokenAtOnceOneGetsTheNext() {
        SignInSession session = add("token");

        List<Boolean> won = Racers.race(
                RACERS,
                racer -> inTransaction(stores -> {
                    Optional<SignInSession> found = stores.signInSessions()
                            .byHash(session.hash())
                            .flatMap(seen -> stores.signInSessions().lock(seen.id(), EVERYTHING))
                            .filter(locked -> locked.hash().equals(session.hash()));
                    found.ifPresent(locked -> {
                        stores.signInSessions().update(locked.renewed(SecretHash.of("of " + racer), END));
                        stores.signInSessions().spend(session.hash(), locked.id(), NOW);
                    });
                    return found.isPresent();
                }));

        assertThat(won).filteredOn(each -> each).hasSize(1);
        check(stores -> assertThat(stores.signInSessions().bySpentHash(session.hash()))
                .map(SignInSession::hash)
                .contains(SecretHash.of("of " + won.indexOf(true))));
    }

    private SignInSession add(String secret) {
        return inTransaction(stores -> {
            SignInSession added = session(stores.signInSessions().nextId(), secret);
            stores.signInSessions().add(added);
            return added;
        });
    }

    private SignInSession session(SignInSessionId id, String secret) {
        return new SignInSession(
                id,
                CountingIdentifiers.uuid(NOW, id.value()),
                vendor.id(),
                SignInSession.Kind.PROGRAM,
                SecretHash.of(secret),
                NOW,
                END,
                Optional.empty(),
                IpAddress.of("192.0.2.1"),
                Optional.empty());
    }
}
