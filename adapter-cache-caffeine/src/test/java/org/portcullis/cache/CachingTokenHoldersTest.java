package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.testkit.Fixtures;

/** What is remembered of tokens, and when it no longer counts. */
class CachingTokenHoldersTest {

    private static final SecretHash HASH = SecretHash.of("secret");

    private final Invalidations invalidations = new Invalidations();
    private final MemoryPersistence persistence = new MemoryPersistence(invalidations);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean heard = new AtomicBoolean(true);
    private final CachingTokenHolders cache = caching(hash -> {
        asked.incrementAndGet();
        return persistence.tokenHolders().byHash(hash);
    });
    private ApiToken token;

    private CachingTokenHolders caching(TokenHolders source) {
        return new CachingTokenHolders(source, invalidations, heard::get, 100);
    }

    @BeforeEach
    void addToken() {
        token = persistence.transactions().inTransaction(stores -> {
            Account account = Fixtures.account(stores.accounts().nextId());
            stores.accounts().add(account);
            ApiToken added = new ApiToken(
                    stores.apiTokens().nextId(),
                    account.id(),
                    "name",
                    HASH,
                    "hint",
                    new TokenPurpose.Calls(Set.of(Intent.ALL_READ)),
                    NOW,
                    Optional.empty(),
                    Optional.empty());
            stores.apiTokens().add(added);
            return added;
        });
        cache.byHash(HASH);
    }

    @Test
    void aTokenIsReadOnce() {
        assertThat(cache.byHash(HASH)).map(TokenHolder::token).contains(token);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatNobodyHasIsNotRemembered() {
        SecretHash guess = SecretHash.of("guess");

        assertThat(cache.byHash(guess)).isEmpty();
        assertThat(cache.byHash(guess)).isEmpty();

        assertThat(asked).hasValue(3);
    }

    @Test
    void aTokenThatIsTakenBackIsNotAnsweredFromMemory() {
        takeBack();

        assertThat(cache.byHash(HASH)).map(TokenHolder::token).contains(token.revoked(NOW));
    }

    @Test
    void oneThatIsTakenBackWhileItIsReadIsNotKeptAsItWas() {
        AtomicBoolean once = new AtomicBoolean(true);
        CachingTokenHolders slow = caching(hash -> {
            Optional<TokenHolder> before = persistence.tokenHolders().byHash(hash);
            if (once.getAndSet(false)) {
                takeBack();
            }
            return before;
        });
        slow.byHash(HASH);

        assertThat(slow.byHash(HASH)).map(TokenHolder::token).contains(token.revoked(NOW));
    }

    @Test
    void whileOtherNodesAreNotHeardNothingIsAnsweredFromMemory() {
        heard.set(false);

        cache.byHash(HASH);

        assertThat(asked).hasValue(2);
    }

    @Test
    void whenSomethingMayHaveBeenMissedNothingOfBeforeIsUsed() {
        invalidations.committed(List.of(new Change.InstanceChanged()));

        cache.byHash(HASH);

        assertThat(asked).hasValue(2);
    }

    private void takeBack() {
        persistence.transactions().inTransaction(stores -> {
            stores.apiTokens().update(token.revoked(NOW));
            stores.announce(new Change.CredentialsChanged(token.account()));
            return true;
        });
    }
}
