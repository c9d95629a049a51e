package org.portcullis.cache;

import org.portcullis.core.access.Account;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/** A licence, for tests that need no more than one. */
final class OneLicense {

    private OneLicense() {}

    /** Adds it, with what it belongs to. */
    static License in(MemoryPersistence persistence) {
        return persistence.transactions().inTransaction(stores -> {
            Account owner = Fixtures.account(stores.accounts().nextId(), "vendor@example.com");
            stores.accounts().add(owner);
            Product product = Fixtures.product(stores.products().nextId(), owner.id(), "product");
            stores.products().add(product);
            License added = LicenseBuilder.license(stores.licenses().nextId(), owner.id(), product.id())
                    .build();
            stores.licenses().add(added);
            return added;
        });
    }
}
