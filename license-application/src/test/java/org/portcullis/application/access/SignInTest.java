package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.TooManyPasswordsException;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Who is let in, what it costs, and what is written down of it. */
class SignInTest {

    private static final Password PASSWORD = new Password("plum orbit green 7");
    private static final Password NEXT = new Password("amber violin 1962 rain");

    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean outdated = new AtomicBoolean();
    private final MemoryEngine engine =
            MemoryEngine.wired().passwords(Watched::new).open();
    private final String email = engine.vendorAccount.email();

    /** The real hashing, watched. */
    private final class Watched implements Passwords {
        private final Passwords real;

        Watched(Passwords real) {
            this.real = real;
        }

        @Override
        public PasswordHash hash(Password password) {
            return real.hash(password);
        }

        @Override
        public boolean matches(Password password, Optional<PasswordHash> hash) {
            compared.incrementAndGet();
            if (busy.get()) {
                throw new TooManyPasswordsException("busy");
            }
            return real.matches(password, hash);
        }

        @Override
        public boolean needsRehash(PasswordHash hash) {
            return outdated.get();
        }
    }

    @BeforeEach
    void setPassword() {
        engine.engine().passwords().set(engine.admin, engine.vendorAccount.id(), PASSWORD);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aPasswordIsComparedOnceWhetherThereIsOneOrNot() {
        for (String address : List.of(email, "nobody@example.com", engine.otherAccount.email(), "", "no address")) {
            compared.set(0);

            assertThat(signIn(address, new Password("wrong"))).isEqualTo(new SignInOutcome.WrongCredentials());

            assertThat(compared).as(address).hasValue(1);
        }
    }

    @Test
    void anAccountWithoutPasswordLetsNobodyIn() {
        for (String password : List.of("", "wrong", PASSWORD.text())) {
            assertThat(signIn(engine.otherAccount.email(), new Password(password)))
                    .isEqualTo(new SignInOutcome.WrongCredentials());
        }
    }

    @Test
    void whoIsLetInHasASessionOfADayAndAnAuditEntry() {
        SignInOutcome.Done done = signedIn();

        assertThat(done.account()).isEqualTo(engine.vendorAccount);
        assertThat(done.opened().session().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(engine.engine()
                        .authentication()
                        .bySession(done.opened().secret().text(), Fixtures.origin()))
                .isPresent();
        AuditEntry entry = engine.audit().getLast();
        assertThat(entry.action()).isEqualTo(AuditAction.LOGIN);
        assertThat(entry.resource()).isEqualTo(AuditedResource.ADMIN);
        assertThat(entry.actor()).contains(engine.vendorAccount.id());
        assertThat(entry.success()).isTrue();
        assertThat(entry.toString()).doesNotContain(done.opened().secret().text());
    }

    @Test
    void aWrongPasswordIsAuditedForTheAccountAndAnUnknownAddressMasked() {
        signIn(email, new Password("wr0ng-secret"));
        AuditEntry known = engine.audit().getLast();
        signIn("somebody@example.com", new Password("wr0ng-secret"));
        AuditEntry unknown = engine.audit().getLast();
        signIn("my-password-by-mistake", PASSWORD);
        AuditEntry none = engine.audit().getLast();

        assertThat(List.of(known, unknown, none)).noneMatch(AuditEntry::success);
        assertThat(known.owner()).contains(engine.vendorAccount.id());
        assertThat(known.actor()).isEmpty();
        assertThat(known.toString()).doesNotContain("wr0ng");
        assertThat(unknown.owner()).isEmpty();
        assertThat(unknown.after()).containsEntry("email", "s***@example.com");
        assertThat(none.after()).containsEntry("email", "***");
    }

    @Test
    void oneRefusalByTheLimitIsAuditedAndNothingIsComparedForIt() {
        for (int i = 0; i < 10; i++) {
            signIn(email, new Password("wrong"));
        }
        compared.set(0);
        int before = engine.audit().size();

        for (int i = 0; i < 100; i++) {
            assertThat(signIn(email, PASSWORD)).isEqualTo(new SignInOutcome.TooManyAttempts(Duration.ofSeconds(6)));
        }

        assertThat(compared).hasValue(0);
        assertThat(engine.audit()).hasSize(before + 1);
        assertThat(engine.audit().getLast().after()).containsEntry("reason", "limit");
    }

    @Test
    void manyAddressesHaveOneLimitForAnAccountInWhateverCase() {
        for (int i = 0; i < 10; i++) {
            signIn(from("192.0.2." + i), i % 2 == 0 ? email.toUpperCase(java.util.Locale.ROOT) : " " + email);
        }

        assertThat(signIn(from("192.0.2.99"), email)).isInstanceOf(SignInOutcome.TooManyAttempts.class);
    }

    @Test
    void oneNetworkHasOneLimitForAllAccounts() {
        for (int i = 0; i < 10; i++) {
            signIn(from("2001:db8::" + i), "somebody-" + i + "@example.com");
        }

        assertThat(signIn(from("2001:db8::ffff"), email)).isInstanceOf(SignInOutcome.TooManyAttempts.class);
        assertThat(signIn(from("2001:db8:0:1::1"), email)).isInstanceOf(SignInOutcome.WrongCredentials.class);
    }

    @Test
    void anOutdatedHashIsMadeAnewWhenThePasswordIsAtHand() {
        PasswordHash before = kept();
        outdated.set(true);
        signIn(email, new Password("wrong"));
        assertThat(kept()).isEqualTo(before);

        signedIn();

        assertThat(kept()).isNotEqualTo(before);
        outdated.set(false);
        signedIn();
    }

    @Test
    void whoComesWhileTooManyPasswordsWaitIsToldToComeLater() {
        busy.set(true);

        assertThatThrownBy(() -> signIn(email, PASSWORD)).isInstanceOf(Overloaded.class);
    }

    @Test
    void aProgramsRefreshTokenIsNoBrowsersSession() {
        var request = new SignInRequest(email, PASSWORD, SignInSession.Kind.PROGRAM, Optional.empty());
        var done = (SignInOutcome.Done) engine.engine().signIn().byPassword(Fixtures.origin(), request);

        assertThat(done.opened().secret().text()).startsWith("pcs_ref_");
        assertThat(engine.engine()
                        .authentication()
                        .bySession(done.opened().secret().text(), Fixtures.origin()))
                .isEmpty();
    }

    @Test
    void aPasswordThatIsSetEndsTheSessionsAndTellsTheirCopies() {
        String secret = signedIn().opened().secret().text();
        engine.told.clear();

        assertThat(engine.engine().passwords().set(engine.admin, engine.vendorAccount.id(), NEXT))
                .isEqualTo(new PasswordChange.Done(Optional.empty()));

        assertThat(engine.told).contains(new Change.CredentialsChanged(engine.vendorAccount.id()));
        assertThat(engine.engine().authentication().bySession(secret, Fixtures.origin()))
                .isEmpty();
        assertThat(signIn(email, PASSWORD)).isEqualTo(new SignInOutcome.WrongCredentials());
    }

    @Test
    void onlyAdministratorsSetOthersPasswords() {
        assertThatThrownBy(() -> engine.engine().passwords().set(engine.vendor, engine.otherAccount.id(), NEXT))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> engine.engine().passwords().allowReset(engine.buyer, engine.otherAccount.id()))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void ofRacersWithOneTokenOneSetsThePassword() {
        String token = engine.engine()
                .passwords()
                .allowReset(engine.admin, engine.vendorAccount.id())
                .orElseThrow()
                .text();

        List<PasswordChange> changes = Racers.race(
                8,
                racer -> engine.engine()
                        .passwords()
                        .reset(Fixtures.origin(), token, new Password("plum orbit green " + racer)));

        assertThat(changes.stream().filter(PasswordChange.Done.class::isInstance))
                .hasSize(1);
    }

    private PasswordHash kept() {
        return engine.<Optional<PasswordHash>>stored(
                        stores -> stores.accountPasswords().of(engine.vendorAccount.id()))
                .orElseThrow();
    }

    private SignInOutcome.Done signedIn() {
        return (SignInOutcome.Done) signIn(email, PASSWORD);
    }

    private SignInOutcome signIn(String address, Password password) {
        var request = new SignInRequest(address, password, SignInSession.Kind.BROWSER, Optional.empty());
        return engine.engine().signIn().byPassword(Fixtures.origin(), request);
    }

    private SignInOutcome signIn(Origin origin, String address) {
        var request = new SignInRequest(address, new Password("wrong"), SignInSession.Kind.BROWSER, Optional.empty());
        return engine.engine().signIn().byPassword(origin, request);
    }

    private static Origin from(String ip) {
        return new Origin(IpAddress.of(ip), Optional.empty(), "test");
    }
}
