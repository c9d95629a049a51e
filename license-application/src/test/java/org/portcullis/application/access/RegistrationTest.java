package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.core.access.Role;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.ports.in.ProgramSignInOutcome;
import org.portcullis.ports.in.RegistrationOutcome;
import org.portcullis.ports.in.RegistrationRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Who may make an account for themselves, and what it is. */
class RegistrationTest {

    private static final String PASSWORD = "kettle 4";
    private static final SignInSettings OPEN = new SignInSettings(
            SignInSettings.STANDARD.sessionLife(),
            SignInSettings.STANDARD.refreshLife(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("UNLIMITED"));

    private final MemoryEngine engine = MemoryEngine.wired().signIn(OPEN).open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whoRegistersIsAVendorOfTheFirstPlanAndSignedIn() {
        RegistrationOutcome.Done done = (RegistrationOutcome.Done) register(" New@example.com ", PASSWORD);

        Account account = done.account();
        assertThat(account.email()).isEqualTo("New@example.com");
        assertThat(account.name()).contains("John Doe");
        assertThat(account.role()).isEqualTo(Role.USER);
        assertThat(account.plan()).isEqualTo("UNLIMITED");
        assertThat(engine.engine()
                        .authentication()
                        .byAccessToken(done.tokens().access().text(), Fixtures.origin()))
                .map(bearer -> bearer.account())
                .contains(account);
        assertThat(engine.audit().getLast())
                .returns(AuditAction.CREATE, AuditEntry::action)
                .returns(AuditFields.of(account), AuditEntry::after);
        assertThat(engine.engine()
                        .programs()
                        .byPassword(Fixtures.origin(), "new@example.com", new Password(PASSWORD), Optional.empty()))
                .isInstanceOf(ProgramSignInOutcome.Done.class);
    }

    @Test
    void nobodyRegistersWhereThatIsClosed() {
        try (MemoryEngine closed = MemoryEngine.open()) {
            assertThat(closed.engine().registration().register(Fixtures.origin(), request("new@example.com", PASSWORD)))
                    .isEqualTo(new RegistrationOutcome.Closed());
        }
    }

    @Test
    void whatMakesNoAccountIsSaid() {
        register("taken@example.com", PASSWORD);
        int audited = engine.audit().size();

        assertThat(register("TAKEN@example.com", PASSWORD)).isEqualTo(new RegistrationOutcome.EmailTaken());
        assertThat(register("no address", PASSWORD)).isEqualTo(new RegistrationOutcome.NotAnEmail());
        assertThat(register("new@example.com", "seven 7"))
                .isEqualTo(new RegistrationOutcome.Unfit(PasswordRule.Defect.TOO_SHORT));
        assertThat(register("new@example.com", "password123"))
                .isEqualTo(new RegistrationOutcome.Unfit(PasswordRule.Defect.COMMON));
        assertThat(engine.audit()).hasSize(audited);
    }

    @Test
    void ofRacersForOneAddressOneGetsIt() {
        List<RegistrationOutcome> outcomes =
                Racers.race(8, racer -> register(racer % 2 == 0 ? "new@example.com" : "NEW@example.com", PASSWORD));

        assertThat(outcomes)
                .filteredOn(RegistrationOutcome.Done.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RegistrationOutcome.EmailTaken.class::isInstance)
                .hasSize(7);
    }

    @Test
    void registeringCountsAsAnAttemptToSignIn() {
        SignInSettings limited = new SignInSettings(
                OPEN.sessionLife(),
                OPEN.refreshLife(),
                SignInSettings.STANDARD.perAddress(),
                Optional.empty(),
                OPEN.registrationPlan());
        try (MemoryEngine counted = MemoryEngine.wired().signIn(limited).open()) {
            for (int attempt = 0; attempt < 10; attempt++) {
                String email = "new" + attempt + "@example.com";
                assertThat(counted.engine().registration().register(Fixtures.origin(), request(email, PASSWORD)))
                        .isInstanceOf(RegistrationOutcome.Done.class);
            }

            assertThat(counted.engine().registration().register(Fixtures.origin(), request("a@example.com", PASSWORD)))
                    .isInstanceOf(RegistrationOutcome.TooManyAttempts.class);
        }
    }

    private RegistrationOutcome register(String email, String password) {
        return engine.engine().registration().register(Fixtures.origin(), request(email, password));
    }

    private static RegistrationRequest request(String email, String password) {
        return new RegistrationRequest(email, new Password(password), Optional.of("John Doe"));
    }
}
