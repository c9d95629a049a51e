package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AccountChange;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Accounts that get another role or plan, are closed, and opened again. */
class AccountChangesTest {

    private static final AccountPatch CLOSE = new AccountPatch(Optional.empty(), Optional.empty(), Optional.of(false));
    private static final AccountPatch OPEN = new AccountPatch(Optional.empty(), Optional.empty(), Optional.of(true));
    private static final AccountPatch DEMOTE =
            new AccountPatch(Optional.of(Role.USER), Optional.empty(), Optional.empty());
    private static final Password PASSWORD = new Password("plum orbit green 7");

    private final MemoryEngine engine = MemoryEngine.open();
    private AccountId vendor = new AccountId(1);

    @BeforeEach
    void givePassword() {
        vendor = engine.vendorAccount.id();
        assertThat(engine.engine().passwords().set(engine.admin, vendor, PASSWORD))
                .isInstanceOf(PasswordChange.Done.class);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aNewRoleEndsTheSessionsAndHoldsForTokens() {
        Account fresh = make("second@example.com", Role.ADMIN);
        String session = signIn();
        String token = token();

        assertThat(change(vendor, new AccountPatch(Optional.of(Role.ADMIN), Optional.empty(), Optional.empty())))
                .isInstanceOf(AccountChange.Done.class);

        assertThat(bySession(session)).isFalse();
        assertThat(engine.engine().authentication().byToken(token, Fixtures.origin()))
                .map(bearer -> bearer.caller().role())
                .contains(Role.ADMIN);
        assertThat(lastAudited().before()).containsEntry("role", "USER");
        assertThat(lastAudited().after()).containsEntry("role", "ADMIN").containsEntry("sessionsEnded", "1");
        assertThat(fresh.administers()).isTrue();
    }

    @Test
    void aNewPlanEndsNothing() {
        String session = signIn();

        change(vendor, new AccountPatch(Optional.empty(), Optional.of("UNLIMITED"), Optional.empty()));

        assertThat(bySession(session)).isTrue();
        assertThat(change(vendor, new AccountPatch(Optional.empty(), Optional.of("GOLD"), Optional.empty())))
                .isEqualTo(new AccountChange.NoSuchPlan());
    }

    @Test
    void nobodyGetsInByAClosedAccount() {
        String session = signIn();
        String token = token();
        String system = ((TokenCreation.Done) engine.engine().tokens().renewSystemKey(engine.vendor, vendor))
                .secret()
                .text();
        String app = engine.engine()
                .appKeys()
                .renew(engine.vendor, engine.product.id())
                .orElseThrow()
                .secret()
                .text();
        Secret reset =
                engine.engine().passwords().allowReset(engine.admin, vendor).orElseThrow();

        change(vendor, CLOSE);

        assertThat(bySession(session)).isFalse();
        var authentication = engine.engine().authentication();
        assertThat(authentication.byToken(token, Fixtures.origin())).isEmpty();
        assertThat(authentication.bySystemKey(system, Fixtures.origin())).isEmpty();
        assertThat(authentication.byAppKey(app, Fixtures.origin())).isEmpty();
        assertThat(engine.engine().passwords().reset(Fixtures.origin(), reset.text(), new Password("another fine 1")))
                .isEqualTo(new PasswordChange.Refused());
        assertThat(outcome()).isEqualTo(new SignInOutcome.WrongCredentials());
        assertThat(lastAudited().success()).isFalse();
        assertThat(lastAudited().after()).containsEntry("reason", "the account is closed");
    }

    @Test
    void whatAClosedAccountOwnsStaysAndItIsOpenedAgain() {
        String token = token();
        change(vendor, CLOSE);

        change(vendor, OPEN);

        assertThat(outcome()).isInstanceOf(SignInOutcome.Done.class);
        assertThat(engine.engine().authentication().byToken(token, Fixtures.origin()))
                .isPresent();
        assertThat(engine.engine().products().find(engine.vendor, engine.product.id()))
                .contains(engine.product);
    }

    @Test
    void whoSignsInWhileTheAccountIsClosedIsOutAfterwards() {
        for (int round = 0; round < 10; round++) {
            change(vendor, OPEN);
            engine.time.advance(java.time.Duration.ofMinutes(2));
            List<Optional<String>> sessions = Racers.race(4, number -> {
                if (number == 0) {
                    change(vendor, CLOSE);
                    return Optional.<String>empty();
                }
                return outcome() instanceof SignInOutcome.Done done
                        ? Optional.of(done.opened().secret().text())
                        : Optional.<String>empty();
            });

            assertThat(sessions.stream().flatMap(Optional::stream)).noneMatch(this::bySession);
        }
    }

    @Test
    void theLastAdministratorIsNeitherClosedNorDemoted() {
        AccountId last = engine.admin.accountId().orElseThrow();

        for (AccountPatch patch : List.of(CLOSE, DEMOTE)) {
            assertThat(change(last, patch)).isEqualTo(new AccountChange.LastAdministrator());
        }
        Account second = make("second@example.com", Role.ADMIN);
        assertThat(change(last, DEMOTE)).isInstanceOf(AccountChange.Done.class);
        assertThat(engine.engine().accounts().change(callerOf(second), second.id(), CLOSE))
                .isEqualTo(new AccountChange.LastAdministrator());
    }

    @Test
    void ofTwoAdministratorsWhoDismissEachOtherOneIsLeft() {
        Account first = engine.<Account>stored(stores ->
                stores.accounts().find(engine.admin.accountId().orElseThrow()).orElseThrow());
        Account second = make("second@example.com", Role.ADMIN);

        List<AccountChange> changes = Racers.race(
                2,
                number -> number == 0
                        ? engine.engine().accounts().change(callerOf(first), second.id(), CLOSE)
                        : engine.engine().accounts().change(callerOf(second), first.id(), CLOSE));

        assertThat(changes).filteredOn(AccountChange.Done.class::isInstance).hasSize(1);
        assertThat(changes).contains(new AccountChange.LastAdministrator());
    }

    @Test
    void onlyAdministratorsSeeAndChangeAccounts() {
        for (Caller caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> engine.engine().accounts().change(caller, vendor, CLOSE))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> engine.engine().accounts().list(caller, PageRequest.first(10)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(change(new AccountId(4711), CLOSE)).isEqualTo(new AccountChange.NotFound());
        assertThat(engine.engine()
                        .accounts()
                        .list(engine.admin, PageRequest.first(10))
                        .items())
                .extracting(Account::id)
                .contains(vendor, engine.otherAccount.id());
    }

    private AccountChange change(AccountId account, AccountPatch patch) {
        return engine.engine().accounts().change(engine.admin, account, patch);
    }

    private Account make(String email, Role role) {
        return ((AccountCreation.Done)
                        engine.engine().accounts().create(engine.admin, new AccountDraft(email, role, "UNLIMITED")))
                .account();
    }

    private static Caller callerOf(Account account) {
        return new Caller.SignedIn(account.id(), account.role(), Fixtures.origin());
    }

    private String token() {
        var draft = ApiTokenDraft.forCalls("token", Set.of(Intent.ALL_READ), Optional.empty());
        return ((TokenCreation.Done) engine.engine().tokens().create(engine.vendor, vendor, draft))
                .secret()
                .text();
    }

    private String signIn() {
        return ((SignInOutcome.Done) outcome()).opened().secret().text();
    }

    private SignInOutcome outcome() {
        var request =
                new SignInRequest(engine.vendorAccount.email(), PASSWORD, SignInSession.Kind.BROWSER, Optional.empty());
        return engine.engine().signIn().byPassword(Fixtures.origin(), request);
    }

    private boolean bySession(String session) {
        return engine.engine()
                .authentication()
                .bySession(session, Fixtures.origin())
                .isPresent();
    }

    private AuditEntry lastAudited() {
        return engine.<AuditEntry>stored(stores -> stores.auditTrail()
                .list(EVERYTHING, PageRequest.first(1))
                .items()
                .getFirst());
    }
}
