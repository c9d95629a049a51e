package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.out.ApiTokens;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiApiTokens implements ApiTokens {

    private static final String COLUMNS = """
            t.id, t.account_id, t.name, t.hash, t.hint, t.sort, t.intents, t.product_id, t.created_at, t.expires_at,
            t.revoked_at, t.last_used_at
            """;

    /** A token and its account, of {@code api_token t} and {@code account a}. */
    static final String HOLDER_COLUMNS = COLUMNS + ", " + JdbiAccounts.COLUMNS;

    /** The sorts of tokens, as the database has them. */
    private enum Sort {
        CALLS,
        APP,
        MARKETPLACE,
        ACCOUNT;

        static Sort of(TokenPurpose purpose) {
            return switch (purpose) {
                case TokenPurpose.Calls calls -> CALLS;
                case TokenPurpose.App app -> APP;
                case TokenPurpose.Marketplace marketplace -> MARKETPLACE;
                case TokenPurpose.WholeAccount whole -> ACCOUNT;
            };
        }
    }

    private final Session session;

    JdbiApiTokens(Session session) {
        this.session = session;
    }

    @Override
    public ApiTokenId nextId() {
        return new ApiTokenId(session.next("api_token_id"));
    }

    @Override
    public void add(ApiToken token) {
        session.update("""
                insert into api_token (id, account_id, name, hash, hint, sort, intents, product_id, active_for, created_at,
                    expires_at, revoked_at)
                values (:id, :account, :name, :hash, :hint, :sort, :intents, :product, :activeFor, :createdAt,
                    :expiresAt, :revokedAt)
                """, parameters(token));
    }

    @Override
    public void update(ApiToken token) {
        session.update("""
                update api_token
                set account_id = :account, name = :name, hash = :hash, hint = :hint, sort = :sort, intents = :intents,
                    product_id = :product, active_for = :activeFor, created_at = :createdAt, expires_at = :expiresAt,
                    revoked_at = :revokedAt
                where id = :id
                """, parameters(token));
    }

    @Override
    public Optional<ApiToken> lock(ApiTokenId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "t.account_id").and("t.id = :id", "id", id.value());
        return session.first(
                "select " + COLUMNS + "from api_token t " + conditions.where() + " for update",
                conditions.parameters(),
                JdbiApiTokens::token);
    }

    @Override
    public Optional<ApiToken> lockActive(AccountId account, TokenPurpose purpose) {
        return activeFor(account, purpose)
                .flatMap(slot -> session.first(
                        "select " + COLUMNS + "from api_token t where t.active_for = ? for update",
                        JdbiApiTokens::token,
                        slot));
    }

    @Override
    public List<ApiToken> appKeys(Collection<ProductId> products) {
        String[] slots = products.stream().map(JdbiApiTokens::activeFor).toArray(String[]::new);
        return session.list(
                "select " + COLUMNS + "from api_token t where t.active_for = any(?) order by t.id",
                JdbiApiTokens::token,
                (Object) slots);
    }

    @Override
    public Page<TokenHolder> list(Scope scope, PageRequest page) {
        Conditions conditions = Conditions.within(scope, "t.account_id");
        return session.page(
                HOLDER_COLUMNS,
                "from api_token t join account a on a.id = t.account_id " + conditions.where(),
                "t.id",
                conditions.parameters(),
                page,
                JdbiApiTokens::holder);
    }

    @Override
    public void used(ApiTokenId id, Instant at) {
        session.update(
                "update api_token set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)",
                at.toEpochMilli(),
                id.value(),
                at.toEpochMilli());
    }

    static TokenHolder holder(Row row) throws SQLException {
        return new TokenHolder(token(row), JdbiAccounts.account(row), row.optionalInstant("last_used_at"));
    }

    private static ApiToken token(Row row) throws SQLException {
        return new ApiToken(
                new ApiTokenId(row.number("id")),
                new AccountId(row.number("account_id")),
                row.text("name"),
                SecretHash.ofHex(row.text("hash")),
                row.text("hint"),
                purpose(row),
                row.instant("created_at"),
                row.optionalInstant("expires_at"),
                row.optionalInstant("revoked_at"));
    }

    private static Parameters parameters(ApiToken token) {
        return Parameters.of("id", token.id().value())
                .and("account", token.account().value())
                .and("name", token.name())
                .and("hash", token.hash().hex())
                .and("hint", token.hint())
                .and("sort", Sort.of(token.purpose()))
                .and("intents", intents(token.purpose()))
                .and("product", product(token.purpose()).map(ProductId::value))
                .and(
                        "activeFor",
                        token.revokedAt().isPresent() ? Optional.empty() : activeFor(token.account(), token.purpose()))
                .and("createdAt", token.createdAt())
                .and("expiresAt", token.expiresAt())
                .and("revokedAt", token.revokedAt());
    }

    private static TokenPurpose purpose(Row row) throws SQLException {
        return switch (row.constant(Sort.class, "sort")) {
            case CALLS ->
                new TokenPurpose.Calls(Arrays.stream(row.text("intents").split(" "))
                        .map(Intent::valueOf)
                        .collect(Collectors.toSet()));
            case APP -> new TokenPurpose.App(new ProductId(row.number("product_id")));
            case MARKETPLACE -> new TokenPurpose.Marketplace(new ProductId(row.number("product_id")));
            case ACCOUNT -> new TokenPurpose.WholeAccount();
        };
    }

    private static String intents(TokenPurpose purpose) {
        return purpose instanceof TokenPurpose.Calls calls
                ? calls.intents().stream().sorted().map(Intent::name).collect(Collectors.joining(" "))
                : "";
    }

    private static Optional<ProductId> product(TokenPurpose purpose) {
        return switch (purpose) {
            case TokenPurpose.Calls calls -> Optional.empty();
            case TokenPurpose.App app -> Optional.of(app.product());
            case TokenPurpose.Marketplace marketplace -> Optional.of(marketplace.product());
            case TokenPurpose.WholeAccount whole -> Optional.empty();
        };
    }

    /** What there may be one active token for, if that is so. */
    private static Optional<String> activeFor(AccountId account, TokenPurpose purpose) {
        return switch (purpose) {
            case TokenPurpose.Calls calls -> Optional.empty();
            case TokenPurpose.App app -> Optional.of(activeFor(app.product()));
            case TokenPurpose.Marketplace marketplace ->
                Optional.of("MARKETPLACE " + marketplace.product().value());
            case TokenPurpose.WholeAccount whole -> Optional.of("ACCOUNT " + account.value());
        };
    }

    private static String activeFor(ProductId product) {
        return "APP " + product.value();
    }
}
