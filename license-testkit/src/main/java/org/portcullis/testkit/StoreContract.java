package org.portcullis.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.portcullis.core.access.Account;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;

/**
 * What every contract begins with: a backend of its own for each test, with two accounts that each have a product.
 *
 * <p>An adapter's test has, for each contract, a nested class that extends it and says how a backend is opened. (The
 * nested classes are the adapter's own, and not inherited, so that reports name the adapter.)
 */
public abstract class StoreContract {

    /** What the commit listener was told, in that order. */
    protected final List<Change> told = Collections.synchronizedList(new ArrayList<>());

    /** Who is told of commits beside {@link #told}. */
    protected volatile CommitListener alsoTold = CommitListener.NONE;

    protected Backend backend;
    protected Account vendor;
    protected Product product;
    protected Account other;
    protected Product otherProduct;

    private final Backend.Opener opener;

    /** The contract for the backends that {@code opener} opens. */
    @SuppressWarnings("NullAway.Init") // JUnit calls openBackend before each test
    protected StoreContract(Backend.Opener opener) {
        this.opener = opener;
    }

    @BeforeEach
    final void openBackend() {
        backend = opener.open(changes -> {
            told.addAll(changes);
            alsoTold.committed(changes);
        });
        vendor = addAccount();
        product = addProduct(vendor.id(), "Demo Plugin");
        other = addAccount();
        otherProduct = addProduct(other.id(), "Other Product");
    }

    @AfterEach
    final void closeBackend() {
        backend.close();
    }

    /** Runs {@code work} in a transaction of its own. */
    protected final <T> T inTransaction(Function<Stores, T> work) {
        return backend.transactions().inTransaction(work);
    }

    /** Makes a change in a transaction of its own. */
    protected final void change(Consumer<Stores> change) {
        inTransaction(stores -> {
            change.accept(stores);
            return true;
        });
    }

    /** Asserts in a transaction of its own. */
    protected final void check(Consumer<Stores> assertions) {
        change(assertions);
    }

    protected final Account addAccount() {
        return inTransaction(stores -> {
            Account account = Fixtures.account(stores.accounts().nextId());
            stores.accounts().add(account);
            return account;
        });
    }

    protected final Product addProduct(AccountId owner, String name) {
        return inTransaction(stores -> {
            Product made = Fixtures.product(stores.products().nextId(), owner, name);
            stores.products().add(made);
            return made;
        });
    }

    protected final Customer addCustomer(AccountId owner, String email) {
        return inTransaction(stores -> {
            Customer customer = Fixtures.customer(stores.customers().nextId(), owner, email);
            stores.customers().add(customer);
            return customer;
        });
    }

    /** Adds the vendor's plainest licence. */
    protected final License addLicense() {
        return addLicense(builder -> builder);
    }

    /** Adds a licence of the vendor's, with what {@code details} says of it. */
    protected final License addLicense(Function<LicenseBuilder, LicenseBuilder> details) {
        return inTransaction(stores -> {
            License license = details.apply(
                            LicenseBuilder.license(stores.licenses().nextId(), vendor.id(), product.id()))
                    .build();
            stores.licenses().add(license);
            return license;
        });
    }
}
