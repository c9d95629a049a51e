package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.ports.in.TokenAdministration;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What accounts do with their API tokens. */
public final class AdministerTokens implements TokenAdministration {

    private final Transactions transactions;
    private final SecretSource secrets;
    private final Journal journal;
    private final InstantSource time;

    public AdministerTokens(Transactions transactions, SecretSource secrets, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public TokenCreation create(Caller caller, AccountId id, ApiTokenDraft draft) {
        return transactions.inTransaction(stores -> {
            Optional<Account> account =
                    stores.accounts().find(id).filter(found -> caller.scope().includes(found.id()));
            if (account.isEmpty()) {
                return new TokenCreation.NoSuchAccount();
            }
            return account.get().role() == Role.CUSTOMER
                    ? new TokenCreation.NotAVendor()
                    : make(stores, caller, id, draft);
        });
    }

    private TokenCreation make(Stores stores, Caller caller, AccountId account, ApiTokenDraft draft) {
        Instant now = time.instant();
        Secret secret = secrets.next(SecretPrefix.API_TOKEN);
        ApiToken token = draft.token(stores.apiTokens().nextId(), account, secret.hash(), secret.hint(), now);
        stores.apiTokens().add(token);
        journal.audit(stores, caller, deed(token, AuditAction.CREATE, Map.of(), AuditFields.of(token)), now);
        return new TokenCreation.Done(token, secret);
    }

    @Override
    public Page<TokenHolder> list(Caller caller, PageRequest page) {
        return transactions.inTransaction(stores -> stores.apiTokens().list(caller.scope(), page));
    }

    @Override
    public boolean revoke(Caller caller, ApiTokenId id) {
        return transactions.inTransaction(stores -> {
            Optional<ApiToken> token = stores.apiTokens().lock(id, caller.scope());
            token.filter(found -> found.revokedAt().isEmpty()).ifPresent(found -> revoke(stores, caller, found));
            return token.isPresent();
        });
    }

    private void revoke(Stores stores, Caller caller, ApiToken token) {
        Instant now = time.instant();
        ApiToken revoked = token.revoked(now);
        stores.apiTokens().update(revoked);
        stores.announce(new Change.CredentialsChanged(token.account()));
        journal.audit(
                stores, caller, deed(revoked, AuditAction.REVOKE, AuditFields.of(token), AuditFields.of(revoked)), now);
    }

    private static Journal.Deed deed(
            ApiToken token, AuditAction action, Map<String, String> before, Map<String, String> after) {
        return new Journal.Deed(
                Optional.of(token.account()),
                action,
                AuditedResource.SYSTEM,
                token.id().value(),
                before,
                after);
    }
}
