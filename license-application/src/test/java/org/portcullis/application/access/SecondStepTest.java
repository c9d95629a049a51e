package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.ProgramSignInOutcome;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SecondStepRequest;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Signing in where a second factor is demanded: what lets in, how often, and what is written down of it. */
class SecondStepTest {

    private static final int RACERS = 48;
    private static final SignInSettings UNLIMITED = new SignInSettings(
            Duration.ofDays(1), Duration.ofDays(30), Optional.empty(), Optional.empty(), Optional.empty());
    private static final SecondStepOutcome WRONG = new SecondStepOutcome.WrongCode();
    private static final SecondStepOutcome OVER = new SecondStepOutcome.Over();

    private final MemoryEngine engine = MemoryEngine.wired().signIn(UNLIMITED).open();
    private final LicenseEngine secondNode = engine.anotherNode();
    private final Enrolled vendor = Enrolled.enroll(engine, engine.vendorAccount);

    @AfterEach
    void close() {
        secondNode.close();
        engine.close();
    }

    @Test
    void aPasswordAloneGetsAChallengeAndNoSession() {
        int before = sessions();

        SignInOutcome outcome = Enrolled.signIn(engine.engine(), vendor.account(), Optional.empty());

        assertThat(outcome).isInstanceOf(SignInOutcome.CodeRequired.class);
        assertThat(((SignInOutcome.CodeRequired) outcome).challenge().text()).matches("pcs_cha_[0-9A-Za-z]{43}");
        assertThat(outcome.toString()).contains("pcs_cha_***");
        assertThat(sessions()).isEqualTo(before);
        assertThat(lastAudited())
                .returns(AuditAction.LOGIN, AuditEntry::action)
                .returns(false, AuditEntry::success)
                .returns(Optional.empty(), AuditEntry::actor)
                .returns(Optional.of(vendor.account().id()), AuditEntry::owner)
                .returns("second factor demanded", entry -> entry.after().get("reason"));
    }

    @Test
    void theCodeOfTheAuthenticatorLetsInAndIsAudited() {
        var done = (SecondStepOutcome.Done) vendor.verify(vendor.challenge(), vendor.code());

        assertThat(done.account()).isEqualTo(vendor.account());
        assertThat(Enrolled.bearer(engine, done.opened()).account()).isEqualTo(vendor.account());
        assertThat(lastAudited())
                .returns(AuditAction.LOGIN, AuditEntry::action)
                .returns(true, AuditEntry::success)
                .returns(Optional.of(vendor.account().id()), AuditEntry::actor)
                .returns("authenticator", entry -> entry.after().get("secondFactor"));
    }

    @Test
    void spacesInACodeDoNotMatter() {
        String code = vendor.code();

        assertThat(vendor.verify(vendor.challenge(), " " + code.substring(0, 3) + " " + code.substring(3)))
                .isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(vendor.verify(vendor.challenge(), code)).isEqualTo(WRONG);
    }

    @Test
    void aCodeWorksOnceOnWhicheverNode() {
        String code = vendor.code();
        String first = vendor.challenge();
        String second = vendor.challenge();
        String third = vendor.challenge();

        assertThat(Enrolled.verify(secondNode, first, code)).isInstanceOf(SecondStepOutcome.Done.class);

        assertThat(Enrolled.verify(secondNode, second, code)).isEqualTo(WRONG);
        assertThat(vendor.verify(third, code)).isEqualTo(WRONG);
        assertThat(Enrolled.signIn(engine.engine(), vendor.account(), Optional.of(code)))
                .isEqualTo(new SignInOutcome.WrongCode());
        assertThat(lastAudited())
                .returns(false, AuditEntry::success)
                .returns("wrong code", entry -> entry.after().get("reason"));
    }

    @Test
    void theCodeThatEnabledItLetsNobodyIn() {
        assertThat(vendor.verify(vendor.challenge(), vendor.code(-30))).isEqualTo(WRONG);
    }

    @Test
    void aCodeOfTheNeighbouringStepIsGoodUnlessALaterOneWasUsed() {
        engine.time.advance(Duration.ofMinutes(2));

        assertThat(vendor.verify(vendor.challenge(), vendor.code(-60))).isEqualTo(WRONG);
        assertThat(vendor.verify(vendor.challenge(), vendor.code(60))).isEqualTo(WRONG);
        assertThat(vendor.verify(vendor.challenge(), vendor.code(-30))).isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(vendor.verify(vendor.challenge(), vendor.code(30))).isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(vendor.verify(vendor.challenge(), vendor.code())).isEqualTo(WRONG);
        assertThat(vendor.verify(vendor.challenge(), vendor.code(-30))).isEqualTo(WRONG);
    }

    @Test
    void ofRacersWithOneCodeOnTwoNodesOneIsIn() {
        for (String code :
                List.of(vendor.code(), vendor.recoveryCodes().getFirst().text())) {
            List<String> challenges =
                    Stream.generate(vendor::challenge).limit(RACERS).toList();

            List<SecondStepOutcome> outcomes =
                    Racers.race(RACERS, racer -> Enrolled.verify(node(racer), challenges.get(racer), code));

            assertThat(outcomes)
                    .filteredOn(SecondStepOutcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes).filteredOn(WRONG::equals).hasSize(RACERS - 1);
        }
    }

    @Test
    void ofRacersWithOneChallengeOnTwoNodesOneIsIn() {
        String challenge = vendor.challenge();
        int before = sessions();

        List<SecondStepOutcome> outcomes = Racers.race(
                RACERS,
                racer -> Enrolled.verify(
                        node(racer),
                        challenge,
                        vendor.recoveryCodes().get(racer % 10).text()));

        assertThat(outcomes)
                .filteredOn(SecondStepOutcome.Done.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(OVER::equals).hasSize(RACERS - 1);
        assertThat(sessions()).isEqualTo(before + 1);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsSpelt() {
        String code = vendor.recoveryCodes().get(3).text();
        String odd = "  " + code.replace("-", " ").toLowerCase(Locale.ROOT) + "\u2014";

        assertThat(vendor.verify(vendor.challenge(), odd)).isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(lastAudited().after()).containsEntry("secondFactor", "recovery code");

        for (String spelling : List.of(odd, code, code.replace("-", ""))) {
            assertThat(vendor.verify(vendor.challenge(), spelling)).isEqualTo(WRONG);
        }
        assertThat(engine.engine()
                        .secondFactor()
                        .status(vendor.bearer().caller())
                        .recoveryCodesLeft())
                .isEqualTo(9);
        assertThat(vendor.verify(vendor.challenge(), vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void aChallengeWorksOnce() {
        String challenge = vendor.challenge();
        vendor.verify(challenge, vendor.code());

        assertThat(vendor.verify(challenge, vendor.code(30))).isEqualTo(OVER);
        assertThat(vendor.verify(vendor.challenge(), vendor.code(30))).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void aChallengeExpiresAfterFiveMinutesAndIsForgotten() {
        String late = vendor.challenge();
        String inTime = vendor.challenge();
        engine.time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(vendor.verify(inTime, vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);

        engine.time.advance(Duration.ofMillis(1));
        assertThat(vendor.verify(late, vendor.code(30))).isEqualTo(OVER);

        new ForgetSignIns(engine.persistence.transactions(), engine.persistence.signInAttempts())
                .forget(engine.time.instant().plusMillis(1));
        assertThat(engine.<Integer>stored(stores ->
                        stores.signInChallenges().forget(engine.time.instant().plusSeconds(3_600), 100)))
                .isZero();
    }

    @Test
    void aChallengeOfAnotherAccountTakesOnlyItsCodes() {
        Enrolled other = Enrolled.enroll(engine, engine.otherAccount);
        String challenge = vendor.challenge();

        assertThat(vendor.verify(challenge, other.code())).isEqualTo(WRONG);
        assertThat(vendor.verify(challenge, other.recoveryCodes().getFirst().text()))
                .isEqualTo(WRONG);

        assertThat(other.verify(other.challenge(), other.code())).isInstanceOf(SecondStepOutcome.Done.class);
        var done = (SecondStepOutcome.Done) vendor.verify(challenge, vendor.code());
        assertThat(done.account()).isEqualTo(vendor.account());
    }

    @Test
    void fiveWrongCodesEndAChallengeAndNotTheAccount() {
        String challenge = vendor.challenge();
        for (int i = 0; i < 5; i++) {
            assertThat(vendor.verify(challenge, vendor.wrongCode())).isEqualTo(WRONG);
        }

        assertThat(vendor.verify(challenge, vendor.code())).isEqualTo(OVER);
        assertThat(vendor.verify(vendor.challenge(), vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void theFifthCodeMayBeTheRightOne() {
        String challenge = vendor.challenge();
        for (int i = 0; i < 4; i++) {
            vendor.verify(challenge, vendor.wrongCode());
        }

        assertThat(vendor.verify(challenge, vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void whatIsNoChallengeIsOver() {
        String altered = vendor.challenge().replaceFirst(".$", "!");

        for (String text :
                List.of("", "pcs_cha_", altered, vendor.session().secret().text())) {
            assertThat(vendor.verify(text, vendor.code())).as(text).isEqualTo(OVER);
        }
        assertThat(vendor.verify(" " + vendor.challenge() + "\n", vendor.code()))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void aChallengeForABrowserGetsNoProgramIn() {
        var request =
                new SecondStepRequest(vendor.challenge(), vendor.code(), SignInSession.Kind.PROGRAM, Optional.empty());

        assertThat(engine.engine().secondStep().verify(Fixtures.origin(), request))
                .isEqualTo(OVER);
    }

    @Test
    void theSessionThatIsShownAlongEnds() {
        engine.told.clear();
        var request = new SecondStepRequest(
                vendor.challenge(),
                vendor.code(),
                SignInSession.Kind.BROWSER,
                Optional.of(vendor.session().secret().text()));

        assertThat(engine.engine().secondStep().verify(Fixtures.origin(), request))
                .isInstanceOf(SecondStepOutcome.Done.class);

        assertThat(engine.engine()
                        .authentication()
                        .bySession(vendor.session().secret().text(), Fixtures.origin()))
                .isEmpty();
        assertThat(engine.told)
                .contains(new Change.CredentialsChanged(vendor.account().id()));
    }

    @Test
    void aCodeAlongWithThePasswordLetsInAtOnce() {
        assertThat(Enrolled.signIn(engine.engine(), vendor.account(), Optional.of(vendor.wrongCode())))
                .isEqualTo(new SignInOutcome.WrongCode());
        assertThat(Enrolled.signIn(engine.engine(), vendor.account(), Optional.of(vendor.code())))
                .isInstanceOf(SignInOutcome.Done.class);
        assertThat(Enrolled.signIn(
                        engine.engine(),
                        vendor.account(),
                        Optional.of(vendor.recoveryCodes().getFirst().text())))
                .isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void aWrongPasswordIsToldAlikeWithAndWithoutACodeWhichIsNotSpent() {
        for (Optional<String> code :
                List.of(Optional.<String>empty(), Optional.of(vendor.code()), Optional.of(vendor.wrongCode()))) {
            var request = new SignInRequest(
                    vendor.account().email(),
                    new Password("wrong"),
                    SignInSession.Kind.BROWSER,
                    Optional.empty(),
                    code);

            assertThat(engine.engine().signIn().byPassword(Fixtures.origin(), request))
                    .isEqualTo(new SignInOutcome.WrongCredentials());
        }
        assertThat(Enrolled.signIn(engine.engine(), vendor.account(), Optional.of(vendor.code())))
                .isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void aCodeThatNobodyDemandsIsNotLookedAt() {
        engine.engine().passwords().set(engine.admin, engine.otherAccount.id(), Enrolled.PASSWORD);

        assertThat(Enrolled.signIn(engine.engine(), engine.otherAccount, Optional.of("000000")))
                .isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void programsSendTheCodeAlong() {
        assertThat(program(Optional.empty())).isEqualTo(new ProgramSignInOutcome.CodeRequired());
        assertThat(program(Optional.of(vendor.wrongCode()))).isEqualTo(new ProgramSignInOutcome.WrongCode());
        String code = vendor.code();
        assertThat(program(Optional.of(code))).isInstanceOf(ProgramSignInOutcome.Done.class);
        assertThat(program(Optional.of(code))).isEqualTo(new ProgramSignInOutcome.WrongCode());
    }

    @Test
    void anotherPasswordKeepsTheSecondFactorAndEndsChallenges() {
        String before = vendor.challenge();
        String token = engine.engine()
                .passwords()
                .allowReset(engine.admin, vendor.account().id())
                .orElseThrow()
                .text();

        assertThat(engine.engine().passwords().reset(Fixtures.origin(), token, Enrolled.PASSWORD))
                .isInstanceOf(PasswordChange.Done.class);

        assertThat(vendor.verify(before, vendor.code())).isEqualTo(OVER);
        assertThat(vendor.verify(vendor.challenge(), vendor.code())).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @Test
    void nothingSecretIsAudited() {
        String challenge = vendor.challenge();
        String wrong = vendor.wrongCode();
        vendor.verify(challenge, wrong);
        String code = vendor.code();
        vendor.verify(challenge, code);
        String recovery = vendor.recoveryCodes().getFirst().text();
        vendor.verify(vendor.challenge(), recovery);

        String audited = engine.audit().toString();

        assertThat(audited)
                .doesNotContain(
                        vendor.authenticator().written(),
                        challenge,
                        "pcs_cha_",
                        "\"" + wrong,
                        "=" + wrong,
                        "=" + code,
                        recovery,
                        recovery.replace("-", ""));
    }

    private LicenseEngine node(int racer) {
        return racer % 2 == 0 ? engine.engine() : secondNode;
    }

    private ProgramSignInOutcome program(Optional<String> code) {
        return engine.engine()
                .programs()
                .byPassword(Fixtures.origin(), vendor.account().email(), Enrolled.PASSWORD, code);
    }

    private int sessions() {
        return engine.<Long>stored(stores -> stores.signInSessions()
                        .listOpen(Fixtures.EVERYTHING, engine.time.instant(), PageRequest.first(100))
                        .total())
                .intValue();
    }

    private AuditEntry lastAudited() {
        return engine.audit().getLast();
    }
}
