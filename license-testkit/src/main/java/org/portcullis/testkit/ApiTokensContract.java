package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.PageRequest;

/** What the store of API tokens promises, and whoever tells whom they make their bearers. */
public abstract class ApiTokensContract extends StoreContract {

    protected ApiTokensContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aTokenIsFoundByItsHashAsItWasAdded() {
        for (Set<Intent> intents : List.of(Set.of(Intent.LICENSE_VALIDATE), EnumSet.allOf(Intent.class))) {
            ApiToken token = add(vendor, "secret " + intents, intents, Optional.of(NOW.plusMillis(7_001)));

            assertThat(backend.tokenHolders().byHash(token.hash()))
                    .contains(new TokenHolder(token, vendor, Optional.empty()));
        }
    }

    @Test
    void whatNobodyHasIsNotFound() {
        add(vendor, "secret", Set.of(Intent.ALL_READ), Optional.empty());

        assertThat(backend.tokenHolders().byHash(SecretHash.of("Secret"))).isEmpty();
        check(stores -> assertThat(stores.apiTokens().lock(new ApiTokenId(4711), EVERYTHING))
                .isEmpty());
    }

    @Test
    void noTwoTokensHaveOneHash() {
        add(vendor, "secret", Set.of(Intent.ALL_READ), Optional.empty());

        assertThatThrownBy(() -> add(other, "secret", Set.of(Intent.ALL_READ), Optional.empty()))
                .isInstanceOf(Duplicate.class);
    }

    @Test
    void aTokenThatWasTakenBackIsToldSo() {
        ApiToken token = add(vendor, "secret", Set.of(Intent.ALL_READ), Optional.empty());
        ApiToken revoked = token.revoked(NOW.plusSeconds(1));

        change(stores -> stores.apiTokens().update(revoked));

        assertThat(backend.tokenHolders().byHash(token.hash()))
                .map(TokenHolder::token)
                .contains(revoked);
    }

    @Test
    void onlyTheAccountsInScopeAreListedAndLocked() {
        ApiToken first = add(vendor, "1", Set.of(Intent.ALL_READ), Optional.empty());
        ApiToken others = add(other, "2", Set.of(Intent.ALL_READ), Optional.empty());
        ApiToken second = add(vendor, "3", Set.of(Intent.ALL_READ), Optional.empty());

        check(stores -> {
            Scope own = new Scope.OwnedBy(vendor.id());
            assertThat(stores.apiTokens().list(own, PageRequest.first(10)).items())
                    .extracting(TokenHolder::token)
                    .containsExactly(first, second);
            assertThat(stores.apiTokens()
                            .list(EVERYTHING, new PageRequest(1, 1))
                            .items())
                    .containsExactly(new TokenHolder(others, other, Optional.empty()));
            assertThat(stores.apiTokens()
                            .list(EVERYTHING, new PageRequest(1, 1))
                            .total())
                    .isEqualTo(3);
            assertThat(stores.apiTokens()
                            .list(new Scope.Nothing(), PageRequest.first(10))
                            .items())
                    .isEmpty();
            assertThat(stores.apiTokens().lock(first.id(), own)).contains(first);
            assertThat(stores.apiTokens().lock(others.id(), own)).isEmpty();
        });
    }

    @Test
    void theLatestUseIsKeptAlsoWhenTheTokenChanges() {
        ApiToken token = add(vendor, "secret", Set.of(Intent.ALL_READ), Optional.empty());

        change(stores -> {
            stores.apiTokens().used(token.id(), NOW.plusSeconds(60));
            stores.apiTokens().used(token.id(), NOW);
            stores.apiTokens().used(new ApiTokenId(4711), NOW);
            stores.apiTokens().update(token.revoked(NOW));
        });

        assertThat(backend.tokenHolders().byHash(token.hash()).flatMap(TokenHolder::lastUsedAt))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void aKeyIsFoundByWhatItIsForUntilItIsTakenBack() {
        ApiToken whole = addKey(vendor, "1", new TokenPurpose.WholeAccount());
        ApiToken app = addKey(vendor, "2", new TokenPurpose.App(product.id()));
        ApiToken marketplace = addKey(vendor, "4", new TokenPurpose.Marketplace(product.id()));
        add(vendor, "3", Set.of(Intent.ALL_READ), Optional.empty());

        check(stores -> {
            assertThat(stores.apiTokens().lockActive(vendor.id(), new TokenPurpose.WholeAccount()))
                    .contains(whole);
            assertThat(stores.apiTokens().lockActive(vendor.id(), new TokenPurpose.App(product.id())))
                    .contains(app);
            assertThat(stores.apiTokens().lockActive(vendor.id(), new TokenPurpose.Marketplace(product.id())))
                    .contains(marketplace);
            assertThat(stores.apiTokens().lockActive(other.id(), new TokenPurpose.WholeAccount()))
                    .isEmpty();
            assertThat(stores.apiTokens().lockActive(vendor.id(), new TokenPurpose.Calls(Set.of(Intent.ALL_READ))))
                    .isEmpty();
            assertThat(stores.apiTokens().appKeys(List.of(product.id(), new ProductId(4711))))
                    .containsExactly(app);
            assertThat(stores.apiTokens().appKeys(List.of())).isEmpty();
        });
        assertThat(backend.tokenHolders().byHash(app.hash()))
                .map(TokenHolder::token)
                .contains(app);

        change(stores -> {
            stores.apiTokens().update(whole.revoked(NOW));
            stores.apiTokens().update(app.revoked(NOW));
        });

        check(stores -> {
            assertThat(stores.apiTokens().lockActive(vendor.id(), new TokenPurpose.WholeAccount()))
                    .isEmpty();
            assertThat(stores.apiTokens().appKeys(List.of(product.id()))).isEmpty();
        });
    }

    @Test
    void thereIsOneActiveKeyForEachAccountAndForEachProduct() {
        for (TokenPurpose purpose : List.of(
                new TokenPurpose.WholeAccount(),
                new TokenPurpose.App(product.id()),
                new TokenPurpose.Marketplace(product.id()))) {
            ApiToken first = addKey(vendor, "first " + purpose, purpose);

            assertThatThrownBy(() -> addKey(vendor, "second " + purpose, purpose))
                    .isInstanceOf(Duplicate.class);
            change(stores -> stores.apiTokens().update(first.revoked(NOW)));
            addKey(vendor, "third " + purpose, purpose);

            assertThatThrownBy(() -> change(stores -> stores.apiTokens().update(first)))
                    .isInstanceOf(Duplicate.class);
        }
        addKey(other, "of another", new TokenPurpose.WholeAccount());
    }

    private ApiToken addKey(Account account, String secret, TokenPurpose purpose) {
        return inTransaction(stores -> {
            ApiToken key = new ApiTokenDraft("key", purpose, Optional.empty())
                    .token(stores.apiTokens().nextId(), account.id(), SecretHash.of(secret), "hint", NOW);
            stores.apiTokens().add(key);
            return key;
        });
    }

    private ApiToken add(Account account, String secret, Set<Intent> intents, Optional<Instant> expiresAt) {
        return inTransaction(stores -> {
            ApiToken token = new ApiToken(
                    stores.apiTokens().nextId(),
                    account.id(),
                    "of the build server",
                    SecretHash.of(secret),
                    "pcs_tok_\u2026" + secret.charAt(0),
                    new TokenPurpose.Calls(intents),
                    NOW,
                    expiresAt,
                    Optional.empty());
            stores.apiTokens().add(token);
            return token;
        });
    }
}
