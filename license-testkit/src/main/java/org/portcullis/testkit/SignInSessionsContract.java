package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.PageRequest;

/** What the store of sign-in sessions promises, and whoever tells whom they make their bearers. */
public abstract class SignInSessionsContract extends StoreContract {

    private static final Instant END = NOW.plusSeconds(3_600);
    private static final Instant LATER = NOW.plusSeconds(60);

    protected SignInSessionsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aSessionIsFoundAsItWasAdded() {
        for (SignInSession.Kind kind : SignInSession.Kind.values()) {
            for (Optional<String> userAgent : List.of(Optional.<String>empty(), Optional.of("\u00DCr-Browser/1"))) {
                SignInSession session = add(vendor, "secret " + kind + userAgent, kind, END, userAgent);

                SessionHolder holder = new SessionHolder(session, vendor);
                assertThat(backend.sessionHolders().byHash(session.hash())).contains(holder);
                assertThat(backend.sessionHolders().byUuid(session.uuid())).contains(holder);
                check(stores -> {
                    assertThat(stores.signInSessions().byHash(session.hash())).contains(session);
                    assertThat(stores.signInSessions().byUuid(session.uuid())).contains(session);
                    assertThat(stores.signInSessions().lock(session.id(), EVERYTHING))
                            .contains(session);
                });
            }
        }
    }

    @Test
    void whatNobodyHasIsNotFound() {
        add(vendor, "secret");

        assertThat(backend.sessionHolders().byHash(SecretHash.of("Secret"))).isEmpty();
        assertThat(backend.sessionHolders().byUuid(new UUID(1, 2))).isEmpty();
        check(stores -> {
            assertThat(stores.signInSessions().byHash(SecretHash.of("Secret"))).isEmpty();
            assertThat(stores.signInSessions().byUuid(new UUID(1, 2))).isEmpty();
            assertThat(stores.signInSessions().lock(new SignInSessionId(4711), EVERYTHING))
                    .isEmpty();
        });
    }

    @Test
    void noTwoSessionsHaveOneHash() {
        add(vendor, "secret");
        SignInSession others = add(other, "another");

        assertThatThrownBy(() -> add(other, "secret")).isInstanceOf(Duplicate.class);
        assertThatThrownBy(() ->
                        change(stores -> stores.signInSessions().update(others.renewed(SecretHash.of("secret"), END))))
                .isInstanceOf(Duplicate.class);
    }

    @Test
    void aSessionWithANewSecretIsFoundByThatOnly() {
        SignInSession session = add(vendor, "first");
        SignInSession renewed = session.renewed(SecretHash.of("second"), END.plusSeconds(1));

        change(stores -> stores.signInSessions().update(renewed));

        assertThat(backend.sessionHolders().byHash(session.hash())).isEmpty();
        assertThat(backend.sessionHolders().byHash(renewed.hash()))
                .map(SessionHolder::session)
                .contains(renewed);
        assertThat(backend.sessionHolders().byUuid(session.uuid()))
                .map(SessionHolder::session)
                .contains(renewed);
    }

    @Test
    void whoeverElseLocksALockedSessionWaitsAndSeesItEnded() {
        SignInSession session = add(vendor, "secret");

        var waiting = inTransaction(stores -> {
            SignInSession locked =
                    stores.signInSessions().lock(session.id(), EVERYTHING).orElseThrow();
            var second = Racers.startWaiting(
                    () -> inTransaction(others -> others.signInSessions().lock(session.id(), EVERYTHING)));
            stores.signInSessions().update(locked.ended(LATER));
            return second;
        });

        assertThat(Racers.result(waiting)).contains(session.ended(LATER));
    }

    @Test
    void onlyOpenSessionsInScopeAreListed() {
        SignInSession first = add(vendor, "1");
        SignInSession others = add(other, "2");
        SignInSession second = add(vendor, "3");
        SignInSession ended = add(vendor, "4");
        add(vendor, "5", SignInSession.Kind.BROWSER, LATER, Optional.empty());
        change(stores -> stores.signInSessions().update(ended.ended(NOW)));

        Scope own = new Scope.OwnedBy(vendor.id());
        check(stores -> {
            assertThat(stores.signInSessions()
                            .listOpen(own, LATER, PageRequest.first(10))
                            .items())
                    .containsExactly(first, second);
            assertThat(stores.signInSessions()
                            .listOpen(EVERYTHING, LATER, new PageRequest(1, 1))
                            .items())
                    .containsExactly(others);
            assertThat(stores.signInSessions()
                            .listOpen(EVERYTHING, LATER, new PageRequest(1, 1))
                            .total())
                    .isEqualTo(3);
            assertThat(stores.signInSessions()
                            .listOpen(new Scope.Nothing(), LATER, PageRequest.first(10))
                            .items())
                    .isEmpty();
            assertThat(stores.signInSessions().lock(others.id(), own)).isEmpty();
        });
    }

    @Test
    void allOfAnAccountAreEndedButTheOneThatGoesOn() {
        SignInSession kept = add(vendor, "1");
        SignInSession second = add(vendor, "2");
        SignInSession before = add(vendor, "3");
        SignInSession expired = add(vendor, "4", SignInSession.Kind.PROGRAM, LATER, Optional.empty());
        SignInSession others = add(other, "5");
        change(stores -> stores.signInSessions().update(before.ended(NOW)));

        int ended = inTransaction(stores -> stores.signInSessions().endAll(vendor.id(), Optional.of(kept.id()), LATER));

        assertThat(ended).isEqualTo(1);
        check(stores -> {
            for (SignInSession left : List.of(kept, second.ended(LATER), before.ended(NOW), expired, others)) {
                assertThat(stores.signInSessions().byUuid(left.uuid())).contains(left);
            }
            assertThat(stores.signInSessions().endAll(vendor.id(), Optional.empty(), LATER))
                    .isEqualTo(1);
        });
    }

    @Test
    void thoseThatExpiredLongAgoAreForgottenSomeAtATime() {
        SignInSession oldest = add(vendor, "1", SignInSession.Kind.BROWSER, LATER, Optional.empty());
        SignInSession old = add(vendor, "2", SignInSession.Kind.BROWSER, LATER.plusMillis(1), Optional.empty());
        SignInSession young = add(vendor, "3", SignInSession.Kind.BROWSER, END, Optional.empty());

        assertThat(forget(1)).isEqualTo(1);
        assertThat(backend.sessionHolders().byUuid(oldest.uuid())).isEmpty();
        assertThat(backend.sessionHolders().byUuid(old.uuid())).isPresent();
        assertThat(forget(10)).isEqualTo(1);
        assertThat(backend.sessionHolders().byUuid(old.uuid())).isEmpty();
        assertThat(backend.sessionHolders().byUuid(young.uuid())).isPresent();
    }

    private int forget(int most) {
        return inTransaction(stores -> stores.signInSessions().forget(END, most));
    }

    private SignInSession add(Account account, String secret) {
        return add(account, secret, SignInSession.Kind.BROWSER, END, Optional.of("a browser"));
    }

    private SignInSession add(
            Account account, String secret, SignInSession.Kind kind, Instant end, Optional<String> userAgent) {
        return inTransaction(stores -> {
            SignInSessionId id = stores.signInSessions().nextId();
            SignInSession added = new SignInSession(
                    id,
                    CountingIdentifiers.uuid(NOW, id.value()),
                    account.id(),
                    kind,
                    SecretHash.of(secret),
                    NOW,
                    end,
                    Optional.empty(),
                    IpAddress.of("2001:db8::1"),
                    userAgent);
            stores.signInSessions().add(added);
            return added;
        });
    }
}
