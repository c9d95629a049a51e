package org.portcullis.application.license;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.application.retry.Retries;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Purchase;
import org.portcullis.core.product.Product;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.Delivery;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.MarketplaceDelivery;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Gives those who download something at a marketplace their licences. */
public final class DeliverLicenses implements MarketplaceDelivery {

    private final Transactions transactions;
    private final MakeLicense making;
    private final IssueTokens tokens;
    private final InstantSource time;

    public DeliverLicenses(Transactions transactions, MakeLicense making, IssueTokens tokens, InstantSource time) {
        this.transactions = transactions;
        this.making = making;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Optional<NewApiToken> renewSecret(Caller caller, ProductId id) {
        if (caller.vendor().isEmpty()) {
            throw new Forbidden("only vendors make secrets of marketplaces");
        }
        // Under the product's lock, so that of two secrets that are made at once one takes the other back.
        return transactions.inTransaction(
                stores -> stores.products().lock(id, caller.scope()).map(product -> renew(stores, caller, product)));
    }

    @Override
    public Delivery deliver(Caller caller, Purchase purchase, Function<Product, KeyFormat> keys, Limits fallback) {
        Optional<Delivery> before = transactions.inTransaction(stores -> made(stores, caller, purchase));
        return before.orElseGet(() -> Retries.whileTaken(
                () -> transactions.inTransaction(stores -> deliver(stores, caller, purchase, keys, fallback))));
    }

    /** Under the product's lock, so that of those who ask for the same purchase the second finds what the first had made. */
    private Delivery deliver(
            Stores stores, Caller caller, Purchase purchase, Function<Product, KeyFormat> keys, Limits fallback) {
        Optional<Product> product = stores.products().lock(purchase.product(), caller.scope());
        if (product.isEmpty()) {
            return new Delivery.UnknownProduct();
        }
        return made(stores, caller, purchase).orElseGet(() -> {
            LicenseDraft draft = LicenseDraft.of(purchase, keys.apply(product.get()), fallback);
            return make(stores, caller, purchase, draft);
        });
    }

    private Delivery make(Stores stores, Caller caller, Purchase purchase, LicenseDraft draft) {
        return switch (making.make(stores, caller, draft, Optional.empty())) {
            case LicenseCreation.Created created -> {
                stores.purchases().add(purchase, created.license().id());
                yield new Delivery.Delivered(created.license());
            }
            case LicenseCreation.UnknownProduct unknown -> new Delivery.UnknownProduct();
            case LicenseCreation.UnknownCustomer unknown ->
                throw new IllegalStateException("a purchase names no customer");
            case LicenseCreation.PlanLimitReached reached -> new Delivery.PlanLimitReached(reached.limit());
        };
    }

    /** What the licence is that was made for {@code purchase}; empty if none was that the caller sees. */
    private static Optional<Delivery> made(Stores stores, Caller caller, Purchase purchase) {
        return stores.purchases()
                .find(purchase)
                .flatMap(id -> stores.licenses().find(id, caller.scope()))
                .map(DeliverLicenses::delivery);
    }

    private static Delivery delivery(License license) {
        return license.isDeleted() ? new Delivery.Withdrawn() : new Delivery.Delivered(license);
    }

    private NewApiToken renew(Stores stores, Caller caller, Product product) {
        Instant now = time.instant();
        var draft =
                new ApiTokenDraft("marketplace secret", new TokenPurpose.Marketplace(product.id()), Optional.empty());
        return tokens.renew(stores, caller, product.owner(), draft, SecretPrefix.MARKETPLACE, now);
    }
}
