package org.portcullis.server.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Fills an empty database with accounts, products, a customer, licences in every state, and blacklists. */
public final class DemoData {

    static final String PLUGIN = "Demo Plugin";
    static final String APP = "Demo App";
    static final String PROJECT = "Demo Project";
    static final String DESKTOP = "Acme Desktop";
    static final String OTHER_PRODUCT = "Other Product";

    /** What every account signs in with; it opens nothing but examples. */
    static final String PASSWORD = "portcullis-demo";

    /** The plans that the accounts have; the server must offer them. */
    public static final Set<String> PLANS = Set.of("UNLIMITED", "FREE");

    private final Stores stores;
    private final Identifiers identifiers;
    private final PasswordHash password;
    private final Instant now;

    private DemoData(Stores stores, Identifiers identifiers, PasswordHash password, Instant now) {
        this.stores = stores;
        this.identifiers = identifiers;
        this.password = password;
        this.now = now;
    }

    /** Fills the stores, all of it or nothing; false if they are not empty. */
    public static boolean load(Transactions transactions, Identifiers identifiers, Passwords passwords, Instant now) {
        // Not in the transaction, since it takes long; one for all, as it is no secret that they are the same.
        PasswordHash hash = passwords.hash(new Password(PASSWORD));
        return transactions.inTransaction(stores -> {
            boolean empty = stores.accounts().find(new AccountId(1)).isEmpty();
            if (empty) {
                new DemoData(stores, identifiers, hash, now).fill();
            }
            return empty;
        });
    }

    private void fill() {
        addAccount("admin@example.com", Role.ADMIN, "UNLIMITED");
        AccountId vendor = addAccount("vendor@example.com", Role.USER, "UNLIMITED");
        AccountId other = addAccount("other@example.com", Role.USER, "FREE");
        addAccount("customer@example.com", Role.CUSTOMER, "UNLIMITED");

        addToken(vendor, "demo-all-read-write", Intent.ALL_READ_WRITE);
        addToken(vendor, "demo-validate", Intent.LICENSE_VALIDATE);
        addToken(vendor, "demo-products-read", Intent.PRODUCTS_READ);
        addKey(vendor, "test_api_key_123", "system key", new TokenPurpose.WholeAccount());

        Map<String, Product> products = new LinkedHashMap<>();
        Product plugin = addProduct(vendor, PLUGIN, Optional.of("LIC"));
        products.put(PLUGIN, plugin);
        addKey(vendor, "demo-builtbybit-secret", "marketplace secret", new TokenPurpose.Marketplace(plugin.id()));
        Product app = addProduct(vendor, APP, Optional.empty());
        products.put(APP, app);
        addKey(vendor, "demo-app-api-key", "app key", new TokenPurpose.App(app.id()));
        products.put(PROJECT, addProduct(vendor, PROJECT, Optional.empty()));
        products.put(DESKTOP, addProduct(vendor, DESKTOP, Optional.empty()));
        products.put(OTHER_PRODUCT, addProduct(other, OTHER_PRODUCT, Optional.empty()));

        CustomerId acme = addCustomer(vendor, CustomerDraft.of("ACME Corp", "customer@example.com"));
        DemoLicense.all(now).forEach(license -> addLicense(license, products, acme));

        bar(vendor, new BlacklistedDatum.Ip(IpAddress.of("203.0.113.66")));
        bar(vendor, new BlacklistedDatum.Device(new HardwareId("BAD-HWID-0001")));
    }

    private AccountId addAccount(String email, Role role, String plan) {
        AccountId id = stores.accounts().nextId();
        stores.accounts().add(new Account(id, identifiers.uuid(now), email, role, plan, now));
        stores.accountPasswords().add(id, password, now);
        return id;
    }

    /** Its secret is in the documents: it opens nothing but examples. */
    private void addToken(AccountId account, String secret, Intent intent) {
        addKey(account, secret, secret, new TokenPurpose.Calls(Set.of(intent)));
    }

    private void addKey(AccountId account, String secret, String name, TokenPurpose purpose) {
        var draft = new ApiTokenDraft(name, purpose, Optional.empty());
        stores.apiTokens().add(draft.token(stores.apiTokens().nextId(), account, SecretHash.of(secret), secret, now));
    }

    private Product addProduct(AccountId owner, String name, Optional<String> prefix) {
        var draft = new ProductDraft(name, Optional.empty(), true, prefix, Optional.empty(), Optional.empty(), false);
        Product product =
                draft.called(Slug.of(name)).product(stores.products().nextId(), identifiers.uuid(now), owner, now);
        stores.products().add(product);
        return product;
    }

    private CustomerId addCustomer(AccountId owner, CustomerDraft draft) {
        Customer customer = draft.customer(stores.customers().nextId(), identifiers.uuid(now), owner, now);
        stores.customers().add(customer);
        return customer.id();
    }

    private void addLicense(DemoLicense demo, Map<String, Product> products, CustomerId acme) {
        Product product = Objects.requireNonNull(products.get(demo.product()), demo.product());
        Optional<CustomerId> customer = demo.acme() ? Optional.of(acme) : Optional.empty();
        License license = demo.draft(product.id(), customer)
                .license(
                        stores.licenses().nextId(),
                        identifiers.uuid(now),
                        product.owner(),
                        demo.key(),
                        demo.limits(),
                        now);
        stores.licenses().add(license);
        demo.credits().ifPresent(total -> stores.credits().setTotal(license.id(), total));
    }

    private void bar(AccountId owner, BlacklistedDatum datum) {
        var draft = new BlacklistDraft(new BlacklistScope.Account(owner), datum, Optional.of("Barred in the demo"));
        stores.blacklists().add(draft.entry(stores.blacklists().nextId(), now));
    }
}
