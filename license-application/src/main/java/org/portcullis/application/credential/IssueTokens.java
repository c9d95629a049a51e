package org.portcullis.application.credential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.product.Product;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;

/** Makes credentials of programs and takes them back, in somebody's transaction. */
public final class IssueTokens {

    private final SecretSource secrets;
    private final Journal journal;

    public IssueTokens(SecretSource secrets, Journal journal) {
        this.secrets = secrets;
        this.journal = journal;
    }

    /** A token of {@code account}. */
    public NewApiToken issue(
            Stores stores, Caller caller, AccountId account, ApiTokenDraft draft, SecretPrefix prefix, Instant now) {
        Secret secret = secrets.next(prefix);
        ApiToken token = draft.token(stores.apiTokens().nextId(), account, secret.hash(), secret.hint(), now);
        stores.apiTokens().add(token);
        journal.audit(stores, caller, deed(token, AuditAction.CREATE, Map.of(), AuditFields.of(token)), now);
        return new NewApiToken(token, secret);
    }

    /** The same in place of one of that purpose, if there is one; whoever calls holds the lock of whatever it is for. */
    public NewApiToken renew(
            Stores stores, Caller caller, AccountId account, ApiTokenDraft draft, SecretPrefix prefix, Instant now) {
        stores.apiTokens()
                .lockActive(account, draft.purpose())
                .ifPresent(active -> revoke(stores, caller, active, now));
        return issue(stores, caller, account, draft, prefix, now);
    }

    /** Takes the keys of a product back that it has. */
    public void revokeKeys(Stores stores, Caller caller, Product product, Instant now) {
        for (TokenPurpose purpose :
                List.of(new TokenPurpose.App(product.id()), new TokenPurpose.Marketplace(product.id()))) {
            stores.apiTokens().lockActive(product.owner(), purpose).ifPresent(key -> revoke(stores, caller, key, now));
        }
    }

    /** Takes a token back that was not. */
    public void revoke(Stores stores, Caller caller, ApiToken token, Instant now) {
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
