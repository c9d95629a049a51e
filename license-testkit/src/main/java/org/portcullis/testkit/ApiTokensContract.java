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
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.id.ApiTokenId;
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

    private ApiToken add(Account account, String secret, Set<Intent> intents, Optional<Instant> expiresAt) {
        return inTransaction(stores -> {
            ApiToken token = new ApiToken(
                    stores.apiTokens().nextId(),
                    account.id(),
                    "of the build server",
                    SecretHash.of(secret),
                    "pcs_tok_\u2026" + secret.charAt(0),
                    intents,
                    NOW,
                    expiresAt,
                    Optional.empty());
            stores.apiTokens().add(token);
            return token;
        });
    }
}
