package org.portcullis.application.transfer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.customer.MakeCustomer;
import org.portcullis.application.product.MakeProduct;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.out.Stores;

/** The products and customers that arriving licences name: found, or made. */
final class Parents {

    /** A seller has few products, but may have a customer for each licence. */
    private static final int MOST_CUSTOMERS_REMEMBERED = 10_000;

    private final Stores stores;
    private final Caller caller;
    private final AccountId owner;
    private final boolean makesProducts;
    private final MakeProduct makeProduct;
    private final MakeCustomer makeCustomer;
    private final Map<String, Optional<Product>> products = new HashMap<>();
    private final Map<String, CustomerId> customers = new RecentCustomers();

    private static final class RecentCustomers extends LinkedHashMap<String, CustomerId> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CustomerId> eldest) {
            return size() > MOST_CUSTOMERS_REMEMBERED;
        }
    }

    Parents(
            Stores stores,
            Caller caller,
            AccountId owner,
            boolean makesProducts,
            MakeProduct makeProduct,
            MakeCustomer makeCustomer) {
        this.stores = stores;
        this.caller = caller;
        this.owner = owner;
        this.makesProducts = makesProducts;
        this.makeProduct = makeProduct;
        this.makeCustomer = makeCustomer;
    }

    /** The product of this name, locked so that it is not removed meanwhile; empty if it is not there and not made. */
    Optional<Product> product(String name) {
        String stripped = name.strip();
        return products.computeIfAbsent(
                stripped.toLowerCase(Locale.ROOT),
                lowerCase -> stores.products()
                        .findByName(owner, stripped)
                        .flatMap(found -> stores.products().lock(found.id(), new Scope.OwnedBy(owner)))
                        .or(() -> makesProducts ? Optional.of(made(stripped)) : Optional.empty()));
    }

    private Product made(String name) {
        return makeProduct.make(stores, caller, owner, ProductDraft.named(name));
    }

    /** The customer with this address. */
    CustomerId customer(String email) {
        return customers.computeIfAbsent(
                email.toLowerCase(Locale.ROOT),
                lowerCase -> makeCustomer.findOrMake(stores, caller, owner, CustomerDraft.of(email, email)));
    }
}
