package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.ports.in.TokenAdministration;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What accounts do with their API tokens. */
public final class AdministerTokens implements TokenAdministration {

    private static final ApiTokenDraft SYSTEM_KEY =
            new ApiTokenDraft("system key", new TokenPurpose.WholeAccount(), Optional.empty());

    private final Transactions transactions;
    private final IssueTokens issue;
    private final InstantSource time;

    public AdministerTokens(Transactions transactions, IssueTokens issue, InstantSource time) {
        this.transactions = transactions;
        this.issue = issue;
        this.time = time;
    }

    @Override
    public TokenCreation create(Caller caller, AccountId id, ApiTokenDraft draft) {
        if (!(draft.purpose() instanceof TokenPurpose.Calls)) {
            throw new IllegalArgumentException("of keys there is one at a time: they are renewed");
        }
        return ofVendor(
                caller, id, stores -> issue.issue(stores, caller, id, draft, SecretPrefix.API_TOKEN, time.instant()));
    }

    @Override
    public TokenCreation renewSystemKey(Caller caller, AccountId id) {
        return ofVendor(caller, id, stores -> {
            Instant now = time.instant();
            SecretPrefix prefix = SecretPrefix.systemKey(Year.from(now.atOffset(ZoneOffset.UTC)));
            return issue.renew(stores, caller, id, SYSTEM_KEY, prefix, now);
        });
    }

    /** Under the account's lock, so that of two that are made at once one takes the other back. */
    private TokenCreation ofVendor(Caller caller, AccountId id, Function<Stores, NewApiToken> making) {
        return transactions.inTransaction(stores -> {
            Optional<Account> account =
                    stores.accounts().lock(id).filter(found -> caller.scope().includes(found.id()));
            if (account.isEmpty()) {
                return new TokenCreation.NoSuchAccount();
            }
            if (account.get().role() == Role.CUSTOMER) {
                return new TokenCreation.NotAVendor();
            }
            NewApiToken made = making.apply(stores);
            return new TokenCreation.Done(made.token(), made.secret());
        });
    }

    @Override
    public Page<TokenHolder> list(Caller caller, PageRequest page) {
        return transactions.inTransaction(stores -> stores.apiTokens().list(caller.scope(), page));
    }

    @Override
    public boolean revoke(Caller caller, ApiTokenId id) {
        return transactions.inTransaction(stores -> {
            Optional<ApiToken> token = stores.apiTokens().lock(id, caller.scope());
            token.filter(found -> found.revokedAt().isEmpty())
                    .ifPresent(found -> issue.revoke(stores, caller, found, time.instant()));
            return token.isPresent();
        });
    }
}
