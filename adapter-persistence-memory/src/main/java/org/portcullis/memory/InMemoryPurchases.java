package org.portcullis.memory;

import java.util.Optional;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.Purchase;
import org.portcullis.ports.out.Purchases;

final class InMemoryPurchases implements Purchases {

    /** No id has one. */
    private static final char BETWEEN = '\n';

    private final TableView<LicenseId> licenses;

    InMemoryPurchases(Transaction transaction, Tables tables) {
        licenses = transaction.on(tables.purchases);
    }

    @Override
    public Optional<LicenseId> find(Purchase purchase) {
        return licenses.find(keyOf(purchase));
    }

    @Override
    public void add(Purchase purchase, LicenseId license) {
        licenses.add(keyOf(purchase), license);
    }

    private static Key keyOf(Purchase purchase) {
        return Key.of(
                purchase.product().value(),
                purchase.platform().name() + BETWEEN + purchase.buyer() + BETWEEN + purchase.resource());
    }
}
