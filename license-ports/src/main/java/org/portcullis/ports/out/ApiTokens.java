package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The API tokens. */
public interface ApiTokens {

    /** A number that no token has had. */
    ApiTokenId nextId();

    /**
     * Adds a token.
     *
     * @throws Duplicate if another one has its hash, or the key of its sort for its product or account was not taken back
     */
    void add(ApiToken token);

    /**
     * Replaces the token with the same id; nothing happens if there is none.
     *
     * @throws Duplicate as {@link #add} does
     */
    void update(ApiToken token);

    /** The token, locked until the transaction ends; empty if there is none or its account is out of scope. */
    Optional<ApiToken> lock(ApiTokenId id, Scope scope);

    /** The key for that purpose that was not taken back; empty if there is none, or there may be several. */
    Optional<ApiToken> lockActive(AccountId account, TokenPurpose purpose);

    /** The app keys of these products that were not taken back. */
    List<ApiToken> appKeys(Collection<ProductId> products);

    /** The tokens of the accounts in scope, by number, revoked ones too. */
    Page<TokenHolder> list(Scope scope, PageRequest page);

    /** Notes that a token was used; a moment before the one that is noted changes nothing. */
    void used(ApiTokenId id, Instant at);
}
