package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.access.RandomSecrets;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.OwnSecondFactor;
import org.portcullis.ports.in.SecondFactorDisabling;
import org.portcullis.ports.in.SecondFactorEnabling;
import org.portcullis.ports.in.SecondFactorReset;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SecondFactorStatus;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.testkit.Authenticator;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Setting second factors up, and switching them on and off. */
class SecondFactorTest {

    private static final Optional<Password> PASSWORD = Optional.of(Enrolled.PASSWORD);

    private final MemoryEngine engine = MemoryEngine.open();
    private final OwnSecondFactor secondFactor = engine.engine().secondFactor();
    private final Account account = engine.vendorAccount;

    @BeforeEach
    void setPassword() {
        engine.engine().passwords().set(engine.admin, account.id(), Enrolled.PASSWORD);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatIsSetUpIsNotDemandedYet() {
        SessionBearer bearer = signedIn();

        SecondFactorSetup.Ready ready = setUp(bearer);

        assertThat(lastAudited())
                .returns(AuditAction.UPDATE, AuditEntry::action)
                .returns("set up", entry -> entry.after().get("secondFactor"));
        assertThat(ready.written()).matches("[A-Z2-7]{32}");
        assertThat(ready.uri())
                .startsWith("otpauth://totp/Portcullis:")
                .contains("secret=" + ready.written(), "&issuer=Portcullis&");
        assertThat(ready.toString()).isEqualTo("Ready[***]");
        assertThat(secondFactor.status(bearer.caller())).isEqualTo(new SecondFactorStatus(false, 0));
        assertThat(signIn()).isInstanceOf(SignInOutcome.Done.class);
        assertThat(engine.audit().toString()).doesNotContain(ready.written());
    }

    @Test
    void aStolenSessionSetsNothingUpWithoutThePassword() {
        SessionBearer bearer = signedIn();

        assertThat(secondFactor.setUp(bearer, Optional.empty())).isEqualTo(new SecondFactorSetup.PasswordRequired());
        assertThat(secondFactor.setUp(bearer, Optional.of(new Password("wrong"))))
                .isEqualTo(new SecondFactorSetup.WrongPassword());

        assertThat(lastAudited().success()).isFalse();
        assertThat(stored()).isEmpty();
        for (int i = 0; i < 8; i++) {
            secondFactor.setUp(bearer, Optional.of(new Password("wrong")));
        }
        assertThat(secondFactor.setUp(bearer, PASSWORD)).isInstanceOf(SecondFactorSetup.TooManyAttempts.class);
    }

    @Test
    void anAccountWithoutPasswordSetsItUpByItsSession() {
        SessionBearer bearer = sessionOf(engine.otherAccount);

        assertThat(secondFactor.setUp(bearer, Optional.empty())).isInstanceOf(SecondFactorSetup.Ready.class);
    }

    @Test
    void settingUpAgainMakesAnotherSeed() {
        SessionBearer bearer = signedIn();
        Authenticator first = new Authenticator(setUp(bearer).written());
        Authenticator second = new Authenticator(setUp(bearer).written());

        assertThat(first).isNotEqualTo(second);
        assertThat(secondFactor.enable(bearer, codeOf(first))).isEqualTo(new SecondFactorEnabling.WrongCode());
        assertThat(secondFactor.enable(bearer, codeOf(second))).isInstanceOf(SecondFactorEnabling.Done.class);
    }

    @Test
    void whatIsEnabledIsNotSetUpOrEnabledAgain() {
        Enrolled vendor = enrolled();
        Optional<SecondFactor> before = stored();

        assertThat(secondFactor.setUp(vendor.bearer(), PASSWORD)).isEqualTo(new SecondFactorSetup.AlreadyEnabled());
        assertThat(secondFactor.enable(vendor.bearer(), vendor.code()))
                .isEqualTo(new SecondFactorEnabling.AlreadyEnabled());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void onlyACodeOfTheAuthenticatorEnablesIt() {
        SessionBearer bearer = signedIn();
        assertThat(secondFactor.enable(bearer, "000000")).isEqualTo(new SecondFactorEnabling.NotSetUp());
        Authenticator authenticator = new Authenticator(setUp(bearer).written());

        for (String wrong : List.of("", "abc", authenticator.wrongCode(engine.time.instant()), "2222-2222-2222-2222")) {
            assertThat(secondFactor.enable(bearer, wrong)).as(wrong).isEqualTo(new SecondFactorEnabling.WrongCode());
        }

        assertThat(lastAudited())
                .returns(AuditAction.ACTIVATE, AuditEntry::action)
                .returns(false, AuditEntry::success);
        assertThat(signIn()).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void enablingGivesTenRecoveryCodesAndASessionAndEndsAllOthers() {
        SessionBearer bearer = signedIn();
        SessionBearer others = signedIn();
        SessionBearer stranger = sessionOf(engine.otherAccount);
        Authenticator authenticator = new Authenticator(setUp(bearer).written());

        var done = (SecondFactorEnabling.Done) secondFactor.enable(bearer, codeOf(authenticator));

        assertThat(new HashSet<>(done.recoveryCodes())).hasSize(10);
        assertThat(done.recoveryCodes().toString())
                .doesNotContain(done.recoveryCodes().getFirst().text());
        assertThat(isOpen(bearer)).isFalse();
        assertThat(isOpen(others)).isFalse();
        assertThat(isOpen(stranger)).isTrue();
        assertThat(Enrolled.bearer(engine, done.opened()).account()).isEqualTo(account);
        assertThat(secondFactor.status(bearer.caller())).isEqualTo(new SecondFactorStatus(true, 10));
        assertThat(lastAudited())
                .returns(AuditAction.ACTIVATE, AuditEntry::action)
                .returns(true, AuditEntry::success)
                .returns("enabled", entry -> entry.after().get("secondFactor"))
                .returns("2", entry -> entry.after().get("sessionsEnded"));
        for (RecoveryCode code : done.recoveryCodes()) {
            assertThat(engine.audit().toString()).doesNotContain(code.text());
        }
    }

    @Test
    void ofRacersWhoEnableOneGetsTheRecoveryCodes() {
        SessionBearer bearer = signedIn();
        Authenticator authenticator = new Authenticator(setUp(bearer).written());

        List<SecondFactorEnabling> outcomes =
                Racers.race(8, racer -> secondFactor.enable(bearer, codeOf(authenticator)));

        assertThat(outcomes)
                .filteredOn(SecondFactorEnabling.Done.class::isInstance)
                .hasSize(1);
        assertThat(secondFactor.status(bearer.caller())).isEqualTo(new SecondFactorStatus(true, 10));
    }

    @Test
    void itIsDisabledByACodeAndTheSessionIsAnother() {
        Enrolled vendor = enrolled();
        SessionBearer bearer = vendor.bearer();
        String challenge = vendor.challenge();
        assertThat(secondFactor.disable(bearer, vendor.wrongCode())).isEqualTo(new SecondFactorDisabling.WrongCode());
        assertThat(lastAudited())
                .returns(AuditAction.REVOKE, AuditEntry::action)
                .returns(false, AuditEntry::success);

        var done = (SecondFactorDisabling.Done) secondFactor.disable(bearer, vendor.code());

        assertThat(isOpen(bearer)).isFalse();
        assertThat(Enrolled.bearer(engine, done.opened()).account()).isEqualTo(account);
        assertThat(lastAudited().after()).containsEntry("secondFactor", "disabled by authenticator");
        assertThat(stored()).isEmpty();
        assertThat(vendor.verify(challenge, vendor.code(30))).isEqualTo(new SecondStepOutcome.Over());
        assertThat(signIn()).isInstanceOf(SignInOutcome.Done.class);
        assertThat(secondFactor.disable(bearer, vendor.code(30))).isEqualTo(new SecondFactorDisabling.NotEnabled());
    }

    @Test
    void aCodeThatSignedInDoesNotDisable() {
        Enrolled vendor = enrolled();
        vendor.verify(vendor.challenge(), vendor.code());

        assertThat(secondFactor.disable(vendor.bearer(), vendor.code()))
                .isEqualTo(new SecondFactorDisabling.WrongCode());
    }

    @Test
    void itIsDisabledByARecoveryCode() {
        Enrolled vendor = enrolled();

        assertThat(secondFactor.disable(
                        vendor.bearer(), vendor.recoveryCodes().getLast().text()))
                .isInstanceOf(SecondFactorDisabling.Done.class);

        assertThat(lastAudited().after()).containsEntry("secondFactor", "disabled by recovery code");
    }

    @Test
    void codesAreLimitedForAnAccountOnEveryPathAndNodeAndOneRefusalIsAudited() {
        Enrolled vendor = enrolled();
        String challenge = vendor.challenge();
        engine.time.advance(Duration.ofMinutes(1));
        String wrong = vendor.wrongCode();
        for (int i = 0; i < 4; i++) {
            Enrolled.verify(engine.engine(), Enrolled.from("192.0.2." + i), challenge, wrong);
            secondFactor.disable(vendor.bearer(), wrong);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(Enrolled.signIn(engine.engine(), account, Optional.of(wrong)))
                    .isEqualTo(new SignInOutcome.WrongCode());
        }
        int audited = engine.audit().size();

        try (var anotherNode = engine.anotherNode()) {
            for (int i = 0; i < 20; i++) {
                assertThat(Enrolled.verify(anotherNode, Enrolled.from("198.51.100." + i), challenge, vendor.code()))
                        .isEqualTo(new SecondStepOutcome.TooManyAttempts(Duration.ofSeconds(6)));
            }
        }

        assertThat(secondFactor.disable(vendor.bearer(), vendor.code()))
                .isInstanceOf(SecondFactorDisabling.TooManyAttempts.class);
        assertThat(Enrolled.signIn(engine.engine(), account, Optional.of(vendor.code())))
                .isInstanceOf(SignInOutcome.TooManyAttempts.class);
        assertThat(engine.audit()).hasSize(audited + 1);
        assertThat(lastAudited().after()).containsEntry("reason", "limit of codes");
        engine.time.advance(Duration.ofSeconds(6));
        assertThat(vendor.verify(challenge, vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void codesAreLimitedForANetworkWhoeverTheyAreOf() {
        for (int i = 0; i < 10; i++) {
            assertThat(Enrolled.verify(engine.engine(), Enrolled.from("2001:db8::" + i), "pcs_cha_nobody's", "000000"))
                    .isEqualTo(new SecondStepOutcome.Over());
        }

        assertThat(Enrolled.verify(engine.engine(), Enrolled.from("2001:db8::ffff"), "pcs_cha_nobody's", "000000"))
                .isInstanceOf(SecondStepOutcome.TooManyAttempts.class);
        assertThat(Enrolled.verify(engine.engine(), Enrolled.from("2001:db8:0:1::1"), "pcs_cha_nobody's", "000000"))
                .isEqualTo(new SecondStepOutcome.Over());
    }

    @Test
    void anAdministratorResetsItForWhomeverLostIt() {
        Enrolled vendor = enrolled();
        SessionBearer bearer = vendor.bearer();
        String challenge = vendor.challenge();

        assertThat(reset().reset(engine.admin, account.id())).isTrue();

        assertThat(isOpen(bearer)).isFalse();
        assertThat(vendor.verify(challenge, vendor.code())).isEqualTo(new SecondStepOutcome.Over());
        assertThat(signIn()).isInstanceOf(SignInOutcome.Done.class);
        assertThat(reset().reset(engine.admin, account.id())).isFalse();
        assertThat(engine.audit())
                .anySatisfy(entry -> assertThat(entry.after()).containsEntry("secondFactor", "reset"));
        for (Caller caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> reset().reset(caller, account.id())).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void aSeedThatIsMovedToAnotherAccountOpensNothing() {
        Enrolled vendor = enrolled();
        SecondFactor moved = new SecondFactor(
                engine.otherAccount.id(),
                stored().orElseThrow().seed(),
                engine.time.instant(),
                Optional.of(engine.time.instant()),
                0);
        engine.store(stores -> stores.secondFactors().set(moved));
        engine.engine().passwords().set(engine.admin, engine.otherAccount.id(), Enrolled.PASSWORD);

        assertThatThrownBy(() -> Enrolled.signIn(engine.engine(), engine.otherAccount, Optional.of(vendor.code())))
                .isInstanceOf(SealBrokenException.class);
    }

    private Enrolled enrolled() {
        return Enrolled.enroll(engine, account);
    }

    private SecondFactorSetup.Ready setUp(SessionBearer bearer) {
        return (SecondFactorSetup.Ready) secondFactor.setUp(bearer, PASSWORD);
    }

    private SignInOutcome signIn() {
        return Enrolled.signIn(engine.engine(), account, Optional.empty());
    }

    private SessionBearer signedIn() {
        return Enrolled.bearer(engine, Enrolled.signedIn(engine, account).opened());
    }

    /** Of an account that has no password to sign in with. */
    private SessionBearer sessionOf(Account owner) {
        OpenSession open = new OpenSession(new RandomSecrets(), now -> UUID.randomUUID(), SignInSettings.STANDARD);
        OpenedSession opened = engine.stored(stores ->
                open.open(stores, owner, SignInSession.Kind.BROWSER, Fixtures.origin(), engine.time.instant()));
        return Enrolled.bearer(engine, opened);
    }

    private boolean isOpen(SessionBearer bearer) {
        return engine.<Boolean>stored(stores -> stores.signInSessions()
                .byUuid(bearer.session().uuid())
                .orElseThrow()
                .isOpen(engine.time.instant()));
    }

    private String codeOf(Authenticator authenticator) {
        return authenticator.code(engine.time.instant());
    }

    private Optional<SecondFactor> stored() {
        return engine.stored(stores -> stores.secondFactors().of(account.id()));
    }

    private SecondFactorReset reset() {
        var journal = new AccessJournal(engine.persistence.transactions(), new Journal(new CountingIdentifiers()));
        return new ResetSecondFactors(engine.persistence.transactions(), journal, engine.time);
    }

    private AuditEntry lastAudited() {
        return engine.audit().getLast();
    }
}
