package org.portcullis.application.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.ports.out.Transactions;

/**
 * Whose products are, for the record of keys that nobody has. A product never changes hands, so what was found once is
 * remembered; bounded.
 */
public final class ProductOwners {

    private static final int MOST = 10_000;

    private final Transactions transactions;
    private final Map<ProductId, AccountId> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProductId, AccountId> eldest) {
            return size() > MOST;
        }
    };

    public ProductOwners(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The account that sells {@code product}; empty if there is no such product. */
    Optional<AccountId> of(ProductId product) {
        synchronized (known) {
            AccountId owner = known.get(product);
            if (owner != null) {
                return Optional.of(owner);
            }
        }
        Optional<AccountId> found = transactions.inTransaction(stores ->
                stores.products().find(product, new Scope.Everything()).map(Product::owner));
        found.ifPresent(owner -> {
            synchronized (known) {
                known.put(product, owner);
            }
        });
        return found;
    }
}
