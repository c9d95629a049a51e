package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.in.TokenBearer;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;

/** Accounts and their API tokens: who makes them, who is believed, and what is on record. */
class CredentialsTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Set<Intent> INTENTS = Set.of(Intent.LICENSE_VALIDATE, Intent.ALL_READ);
    private static final ApiTokenDraft DRAFT = ApiTokenDraft.forCalls("build server", INTENTS, Optional.empty());

    private final MemoryEngine engine = MemoryEngine.open();

    @BeforeEach
    void letTimePass() {
        engine.time.set(LATER);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anAdministratorMakesAccounts() {
        AccountCreation made = create(engine.admin, "new@example.com", "UNLIMITED");

        Account account = ((AccountCreation.Done) made).account();
        assertThat(engine.<Optional<Account>>stored(stores -> stores.accounts().findByEmail("New@example.com")))
                .contains(account);
        assertThat(account.role()).isEqualTo(Role.USER);
        assertThat(lastAudited())
                .returns(AuditAction.CREATE, AuditEntry::action)
                .returns(AuditedResource.ADMIN, AuditEntry::resource)
                .returns(AuditFields.of(account), AuditEntry::after);
    }

    @Test
    void nobodyElseMakesAccounts() {
        for (Caller caller : List.of(engine.vendor, new Caller.Anonymous(Fixtures.origin()))) {
            assertThatThrownBy(() -> create(caller, "new@example.com", "UNLIMITED"))
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void anAddressHasOneAccountInWhateverCase() {
        create(engine.admin, "new@example.com", "UNLIMITED");

        assertThat(create(engine.admin, "NEW@example.com", "UNLIMITED")).isEqualTo(new AccountCreation.EmailTaken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "@", "a@", "@b", "a b@c", "a@b\r\nBcc: x@y", "<a@b>", "a@b@c", "\u0000@b"})
    void whatIsNoAddressIsRefused(String email) {
        assertThat(create(engine.admin, email, "UNLIMITED")).isEqualTo(new AccountCreation.NotAnEmail());
    }

    @Test
    void anAddressMayBeLongButNotEndless() {
        assertThat(create(engine.admin, "a".repeat(252) + "@b", "UNLIMITED")).isInstanceOf(AccountCreation.Done.class);
        assertThat(create(engine.admin, "a".repeat(253) + "@b", "UNLIMITED"))
                .isEqualTo(new AccountCreation.NotAnEmail());
    }

    @Test
    void aPlanThatIsNotOfferedIsRefused() {
        assertThat(create(engine.admin, "new@example.com", "GOLD")).isEqualTo(new AccountCreation.NoSuchPlan());
    }

    @Test
    void whoPresentsATokenIsItsAccount() {
        TokenCreation.Done made = make(engine.vendor, engine.vendorAccount.id());

        assertThat(presenting(made.secret().text()))
                .contains(new TokenBearer(
                        new Caller.SignedIn(engine.vendorAccount.id(), Role.USER, Fixtures.origin()), INTENTS));
        assertThat(made.secret().text()).startsWith("pcs_tok_");
    }

    @Test
    void theSecretIsNowhereButInTheAnswer() {
        TokenCreation.Done made = make(engine.vendor, engine.vendorAccount.id());
        String secret = made.secret().text();

        assertThat(made.toString()).doesNotContain(secret);
        assertThat(lastAudited().toString())
                .doesNotContain(secret)
                .doesNotContain(
                        HexFormat.of().formatHex(made.token().hash().value().bytes()));
        assertThat(lastAudited().after())
                .containsEntry("name", "build server")
                .containsEntry("intents", "LICENSE_VALIDATE,ALL_READ")
                .containsEntry("token", made.token().hint());
    }

    @Test
    void whatIsNotATokenIsNobody() {
        make(engine.vendor, engine.vendorAccount.id());

        for (String presented : List.of("", "pcs_tok_", "x", "x".repeat(100_000), "pcs_tok_" + "a".repeat(43))) {
            assertThat(presenting(presented)).isEmpty();
        }
    }

    @Test
    void tokensAreMadeForOnesOwnAccountOrByAnAdministrator() {
        assertThat(engine.engine().tokens().create(engine.vendor, engine.otherAccount.id(), DRAFT))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        assertThat(engine.engine().tokens().create(engine.admin, new AccountId(4711), DRAFT))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        assertThat(engine.engine()
                        .tokens()
                        .create(new Caller.Anonymous(Fixtures.origin()), engine.vendorAccount.id(), DRAFT))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        assertThat(make(engine.admin, engine.vendorAccount.id()).token().account())
                .isEqualTo(engine.vendorAccount.id());
    }

    @Test
    void aBuyersAccountHasNoTokens() {
        AccountId buyer = ((AccountCreation.Done) engine.engine()
                        .accounts()
                        .create(engine.admin, new AccountDraft("buyer@example.com", Role.CUSTOMER, "UNLIMITED")))
                .account()
                .id();

        assertThat(engine.engine().tokens().create(engine.admin, buyer, DRAFT))
                .isEqualTo(new TokenCreation.NotAVendor());
    }

    @Test
    void aTokenThatIsTakenBackIsRefusedAndItsCopiesAreToldOf() {
        TokenCreation.Done made = make(engine.vendor, engine.vendorAccount.id());

        assertThat(engine.engine().tokens().revoke(engine.other, made.token().id()))
                .isFalse();
        assertThat(presenting(made.secret().text())).isPresent();
        assertThat(engine.engine().tokens().revoke(engine.vendor, made.token().id()))
                .isTrue();

        assertThat(presenting(made.secret().text())).isEmpty();
        assertThat(engine.told).contains(new Change.CredentialsChanged(engine.vendorAccount.id()));
        assertThat(lastAudited().action()).isEqualTo(AuditAction.REVOKE);
        assertThat(engine.engine().tokens().revoke(engine.vendor, new ApiTokenId(4711)))
                .isFalse();
    }

    @Test
    void takingATokenBackTwiceKeepsTheFirstMoment() {
        ApiToken token = make(engine.vendor, engine.vendorAccount.id()).token();
        engine.engine().tokens().revoke(engine.vendor, token.id());
        engine.time.set(LATER.plusSeconds(60));

        assertThat(engine.engine().tokens().revoke(engine.vendor, token.id())).isTrue();

        assertThat(listed(engine.vendor)).extracting(TokenHolder::token).containsExactly(token.revoked(LATER));
    }

    @Test
    void onesOwnTokensAreListed() {
        ApiToken own = make(engine.vendor, engine.vendorAccount.id()).token();
        ApiToken others = make(engine.other, engine.otherAccount.id()).token();

        assertThat(listed(engine.vendor)).extracting(TokenHolder::token).containsExactly(own);
        assertThat(listed(engine.admin)).extracting(TokenHolder::token).containsExactly(own, others);
        assertThat(listed(new Caller.Anonymous(Fixtures.origin()))).isEmpty();
    }

    @Test
    void theUseIsNotedOnceAMinute() {
        TokenCreation.Done made = make(engine.vendor, engine.vendorAccount.id());
        presenting(made.secret().text());
        engine.time.set(LATER.plusSeconds(59));
        presenting(made.secret().text());
        assertThat(listed(engine.vendor).getFirst().lastUsedAt()).contains(LATER);

        engine.time.set(LATER.plusSeconds(60));
        presenting(made.secret().text());

        assertThat(listed(engine.vendor).getFirst().lastUsedAt()).contains(LATER.plusSeconds(60));
    }

    private AccountCreation create(Caller caller, String email, String plan) {
        return engine.engine().accounts().create(caller, new AccountDraft(email, Role.USER, plan));
    }

    private TokenCreation.Done make(Caller caller, AccountId account) {
        return (TokenCreation.Done) engine.engine().tokens().create(caller, account, DRAFT);
    }

    private Optional<TokenBearer> presenting(String secret) {
        return engine.engine().authentication().byToken(secret, Fixtures.origin());
    }

    private List<TokenHolder> listed(Caller caller) {
        return engine.engine().tokens().list(caller, PageRequest.first(10)).items();
    }

    private AuditEntry lastAudited() {
        return engine.<AuditEntry>stored(stores -> stores.auditTrail()
                .list(EVERYTHING, PageRequest.first(1))
                .items()
                .getFirst());
    }
}
