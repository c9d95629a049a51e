package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.in.ProgramSignInOutcome;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SessionTokens;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** How programs stay signed in, and how they don't. */
class ProgramSignInTest {

    private static final int RACERS = 48;
    private static final Password PASSWORD = new Password("plum orbit green 7");

    private final MemoryEngine engine = MemoryEngine.open();

    @BeforeEach
    void setPassword() {
        engine.engine().passwords().set(engine.admin, engine.vendorAccount.id(), PASSWORD);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theTokenShowsWhoIsSignedIn() {
        SessionTokens tokens = signedIn();

        SessionBearer bearer = bearer(tokens).orElseThrow();

        assertThat(bearer.account()).isEqualTo(engine.vendorAccount);
        assertThat(bearer.caller().account()).isEqualTo(engine.vendorAccount.id());
        assertThat(bearer.session().kind()).isEqualTo(SignInSession.Kind.PROGRAM);
        assertThat(bearer.session().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(tokens.refresh().text()).startsWith("pcs_ref_");
    }

    @Test
    void aTokenIsGoodForAnHourAndItsSessionForMore() {
        SessionTokens tokens = signedIn();

        engine.time.set(NOW.plus(Duration.ofMinutes(59)));
        assertThat(bearer(tokens)).isPresent();

        engine.time.set(NOW.plus(Duration.ofMinutes(61)));
        assertThat(bearer(tokens)).isEmpty();
        assertThat(bearer(refresh(tokens).orElseThrow())).isPresent();
    }

    @Test
    void limitsAndWrongPasswordsAreThoseOfEverySignIn() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(signIn("wrong")).isEqualTo(new ProgramSignInOutcome.WrongCredentials());
        }

        assertThat(signIn(PASSWORD.text())).isInstanceOf(ProgramSignInOutcome.TooManyAttempts.class);
        assertThat(browserSignIn()).isInstanceOf(SignInOutcome.TooManyAttempts.class);
    }

    @Test
    void eachRefreshTokenGetsTheNextOneAndIsAudited() {
        SessionTokens first = signedIn();
        SessionTokens second = refresh(first).orElseThrow();
        engine.told.clear();
        SessionTokens third = refresh(second).orElseThrow();

        assertThat(bearer(first))
                .map(SessionBearer::session)
                .map(SignInSession::uuid)
                .isEqualTo(bearer(third).map(SessionBearer::session).map(SignInSession::uuid));
        assertThat(lastAudited())
                .returns(AuditAction.UPDATE, AuditEntry::action)
                .returns(true, AuditEntry::success)
                .returns(Optional.of(engine.vendorAccount.id()), AuditEntry::actor);
        assertThat(lastAudited().after().toString()).doesNotContain("pcs_ref_");
        assertThat(engine.told).containsExactly(new Change.CredentialsChanged(engine.vendorAccount.id()));
    }

    @Test
    void aSpentRefreshTokenEndsTheWholeSession() {
        SessionTokens first = signedIn();
        SessionTokens second = refresh(first).orElseThrow();
        engine.told.clear();

        assertThat(refresh(first)).isEmpty();

        assertThat(bearer(first)).isEmpty();
        assertThat(bearer(second)).isEmpty();
        assertThat(refresh(second)).isEmpty();
        assertThat(engine.told).containsExactly(new Change.CredentialsChanged(engine.vendorAccount.id()));
        assertThat(lastAudited())
                .returns(AuditAction.REVOKE, AuditEntry::action)
                .returns(false, AuditEntry::success)
                .returns(Optional.empty(), AuditEntry::actor)
                .returns(Map.of("reason", "a spent refresh token was shown"), AuditEntry::after);
    }

    @Test
    void aSpentRefreshTokenOfAnEndedSessionIsNoNews() {
        SessionTokens first = signedIn();
        refresh(first).orElseThrow();
        refresh(first);
        int audited = engine.audit().size();

        assertThat(refresh(first)).isEmpty();

        assertThat(engine.audit()).hasSize(audited);
    }

    @Test
    void otherSessionsOfTheAccountGoOn() {
        SessionTokens others = signedIn();
        SessionTokens first = signedIn();
        refresh(first).orElseThrow();
        refresh(first);

        assertThat(bearer(others)).isPresent();
        assertThat(refresh(others)).isPresent();
    }

    @Test
    void ofRacersWithOneTokenOneWinsAndTheSessionEnds() {
        SessionTokens tokens = signedIn();

        List<Optional<SessionTokens>> next = Racers.race(RACERS, racer -> refresh(tokens));

        assertThat(next).filteredOn(Optional::isPresent).hasSize(1);
        SessionTokens won = next.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        assertThat(bearer(won)).isEmpty();
        assertThat(refresh(won)).isEmpty();
        assertThat(engine.audit())
                .filteredOn(entry -> entry.action() == AuditAction.REVOKE)
                .hasSize(1);
    }

    @Test
    void thirtyDaysAfterTheSignInItIsOverHoweverOftenItWasRenewed() {
        SessionTokens tokens = signedIn();
        for (int day = 1; day < 30; day++) {
            engine.time.set(NOW.plus(Duration.ofDays(day)));
            tokens = refresh(tokens).orElseThrow();
        }

        engine.time.set(NOW.plus(Duration.ofDays(30)).minusMillis(1));
        tokens = refresh(tokens).orElseThrow();
        engine.time.set(NOW.plus(Duration.ofDays(30)));

        assertThat(bearer(tokens)).isEmpty();
        assertThat(refresh(tokens)).isEmpty();
    }

    @Test
    void signingOutEndsBothTokens() {
        SessionTokens tokens = signedIn();

        engine.engine().sessions().signOut(bearer(tokens).orElseThrow());

        assertThat(bearer(tokens)).isEmpty();
        assertThat(refresh(tokens)).isEmpty();
        assertThat(lastAudited().action()).isEqualTo(AuditAction.LOGOUT);
    }

    @Test
    void aNewPasswordEndsBothTokens() {
        SessionTokens tokens = signedIn();

        engine.engine()
                .passwords()
                .set(engine.admin, engine.vendorAccount.id(), new Password("amber violin 1962 rain"));

        assertThat(bearer(tokens)).isEmpty();
        assertThat(refresh(tokens)).isEmpty();
    }

    @Test
    void aBrowsersSessionIsNoProgramsAndTheOtherWayRound() {
        SessionTokens tokens = signedIn();
        var opened = ((SignInOutcome.Done) browserSignIn()).opened();

        assertThat(engine.engine()
                        .programs()
                        .refresh(Fixtures.origin(), opened.secret().text()))
                .isEmpty();
        assertThat(engine.engine().authentication().bySession(tokens.refresh().text(), Fixtures.origin()))
                .isEmpty();
        assertThat(engine.engine()
                        .authentication()
                        .byAccessToken(tokens.refresh().text(), Fixtures.origin()))
                .isEmpty();
        assertThat(engine.engine()
                        .programs()
                        .refresh(Fixtures.origin(), tokens.access().text()))
                .isEmpty();
    }

    private ProgramSignInOutcome signIn(String password) {
        return engine.engine()
                .programs()
                .byPassword(Fixtures.origin(), engine.vendorAccount.email(), new Password(password), Optional.empty());
    }

    private SessionTokens signedIn() {
        return ((ProgramSignInOutcome.Done) signIn(PASSWORD.text())).tokens();
    }

    private SignInOutcome browserSignIn() {
        SignInRequest request =
                new SignInRequest(engine.vendorAccount.email(), PASSWORD, SignInSession.Kind.BROWSER, Optional.empty());
        return engine.engine().signIn().byPassword(Fixtures.origin(), request);
    }

    private Optional<SessionBearer> bearer(SessionTokens tokens) {
        return engine.engine().authentication().byAccessToken(tokens.access().text(), Fixtures.origin());
    }

    private Optional<SessionTokens> refresh(SessionTokens tokens) {
        return engine.engine()
                .programs()
                .refresh(Fixtures.origin(), tokens.refresh().text());
    }

    private AuditEntry lastAudited() {
        return engine.audit().getLast();
    }
}
