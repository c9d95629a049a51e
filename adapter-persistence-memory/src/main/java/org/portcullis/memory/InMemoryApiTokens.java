package org.portcullis.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.out.ApiTokens;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryApiTokens implements ApiTokens {

    /** A token, and when it was last used. */
    record Kept(ApiToken token, Optional<Instant> lastUsedAt) {}

    private final AtomicLong numbers;
    private final Entities<Kept> tokens;
    private final Index<Kept> byHash;
    private final Index<Kept> byAccount;
    private final Index<Kept> byPurpose;
    private final Accounts accounts;

    InMemoryApiTokens(Transaction transaction, Tables tables, Accounts accounts) {
        this.numbers = tables.apiTokenNumbers;
        this.byHash = new Index<>(
                transaction.on(tables.apiTokensByHash),
                kept -> Set.of(keyOf(kept.token().hash())));
        this.byAccount = new Index<>(
                transaction.on(tables.apiTokensByAccount),
                kept -> Key.owned(
                        Optional.of(kept.token().account()),
                        "",
                        kept.token().id().value()));
        this.byPurpose = new Index<>(transaction.on(tables.apiTokensByPurpose), kept -> active(kept.token()));
        this.tokens = new Entities<>(transaction, tables.apiTokens, List.of(byHash, byAccount, byPurpose));
        this.accounts = accounts;
    }

    @Override
    public ApiTokenId nextId() {
        return new ApiTokenId(numbers.incrementAndGet());
    }

    @Override
    public void add(ApiToken token) {
        tokens.add(token.id().value(), new Kept(token, Optional.empty()));
    }

    @Override
    public void update(ApiToken token) {
        long number = token.id().value();
        tokens.lock(number).ifPresent(before -> tokens.update(number, new Kept(token, before.lastUsedAt())));
    }

    @Override
    public Optional<ApiToken> lock(ApiTokenId id, Scope scope) {
        return tokens.find(id.value())
                .filter(kept -> scope.includes(kept.token().account()))
                .flatMap(kept -> tokens.lock(id.value()))
                .map(Kept::token);
    }

    @Override
    public Optional<ApiToken> lockActive(AccountId account, TokenPurpose purpose) {
        return keyOf(account, purpose)
                .flatMap(byPurpose::find)
                .flatMap(tokens::lock)
                .map(Kept::token)
                .filter(token -> token.revokedAt().isEmpty());
    }

    @Override
    public List<ApiToken> appKeys(Collection<ProductId> products) {
        return products.stream()
                .distinct()
                .flatMap(product -> tokens.find(byPurpose, keyOf(product)).stream())
                .map(Kept::token)
                .sorted(Comparator.comparingLong(token -> token.id().value()))
                .toList();
    }

    @Override
    public Page<TokenHolder> list(Scope scope, PageRequest page) {
        Page<Kept> kept = tokens.page(() -> tokens.all(byAccount, Range.of(scope, "")), page);
        return new Page<>(kept.items().stream().map(this::holder).toList(), kept.total());
    }

    @Override
    public void used(ApiTokenId id, Instant at) {
        tokens.lock(id.value())
                .filter(kept -> kept.lastUsedAt().map(at::isAfter).orElse(true))
                .ifPresent(kept -> tokens.update(id.value(), new Kept(kept.token(), Optional.of(at))));
    }

    /** As {@code TokenHolders} tells it. */
    Optional<TokenHolder> holder(SecretHash hash) {
        return tokens.find(byHash, keyOf(hash)).map(this::holder);
    }

    private TokenHolder holder(Kept kept) {
        return new TokenHolder(
                kept.token(), accounts.find(kept.token().account()).orElseThrow(), kept.lastUsedAt());
    }

    private static Key keyOf(SecretHash hash) {
        return Key.of(0, hash.hex());
    }

    private static Set<Key> active(ApiToken token) {
        return token.revokedAt().isPresent()
                ? Set.of()
                : keyOf(token.account(), token.purpose()).map(Set::of).orElse(Set.of());
    }

    /** What there may be one active token for, if that is so. */
    private static Optional<Key> keyOf(AccountId account, TokenPurpose purpose) {
        return switch (purpose) {
            case TokenPurpose.Calls calls -> Optional.empty();
            case TokenPurpose.App app -> Optional.of(keyOf(app.product()));
            case TokenPurpose.Marketplace marketplace ->
                Optional.of(Key.of(marketplace.product().value(), "MARKETPLACE"));
            case TokenPurpose.WholeAccount whole -> Optional.of(Key.of(account.value(), "ACCOUNT"));
        };
    }

    private static Key keyOf(ProductId product) {
        return Key.of(product.value(), "APP");
    }
}
