package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.application.product.MakeProduct;
import org.portcullis.application.retry.Retries;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AppCreation;
import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** What owners do with the keys of their products. */
public final class AdministerAppKeys implements AppKeyAdministration {

    private final Transactions transactions;
    private final MakeProduct making;
    private final IssueTokens issue;
    private final InstantSource time;

    public AdministerAppKeys(Transactions transactions, MakeProduct making, IssueTokens issue, InstantSource time) {
        this.transactions = transactions;
        this.making = making;
        this.issue = issue;
        this.time = time;
    }

    @Override
    public AppCreation create(Caller caller, ProductDraft draft) {
        AccountId owner = vendor(caller);
        try {
            // As for any product: another one's name may lead to the same slug.
            return Retries.whileTaken(() -> transactions.inTransaction(stores -> {
                Product product = making.make(stores, caller, owner, draft);
                return new AppCreation.Done(product, renew(stores, caller, product));
            }));
        } catch (Duplicate taken) {
            return new AppCreation.NameTaken();
        }
    }

    @Override
    public Optional<NewApiToken> renew(Caller caller, ProductId id) {
        vendor(caller);
        return transactions.inTransaction(
                stores -> stores.products().lock(id, caller.scope()).map(product -> renew(stores, caller, product)));
    }

    @Override
    public Map<ProductId, ApiToken> of(Caller caller, Collection<ProductId> products) {
        return transactions.inTransaction(stores -> stores.apiTokens().appKeys(products).stream()
                .filter(key -> caller.scope().includes(key.account(), productOf(key)))
                .collect(Collectors.toMap(AdministerAppKeys::productOf, Function.identity())));
    }

    /** Under the product's lock, so that of two keys that are made at once one takes the other back. */
    private NewApiToken renew(Stores stores, Caller caller, Product product) {
        Instant now = time.instant();
        var draft = new ApiTokenDraft("app key", new TokenPurpose.App(product.id()), Optional.empty());
        return issue.renew(stores, caller, product.owner(), draft, SecretPrefix.APP_KEY, now);
    }

    private static AccountId vendor(Caller caller) {
        return caller.vendor().orElseThrow(() -> new Forbidden("only vendors make app keys"));
    }

    private static ProductId productOf(ApiToken key) {
        if (key.purpose() instanceof TokenPurpose.App app) {
            return app.product();
        }
        throw new IllegalStateException("no app key: token " + key.id().value());
    }
}
