package org.portcullis.jdbi;

import java.util.Optional;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.Purchase;
import org.portcullis.ports.out.Purchases;

record JdbiPurchases(Session session) implements Purchases {

    @Override
    public Optional<LicenseId> find(Purchase purchase) {
        return session.first(
                """
                select license_id from purchase
                where product_id = ? and platform = ? and buyer = ? and resource = ?
                """,
                row -> new LicenseId(row.number("license_id")),
                purchase.product().value(),
                purchase.platform().name(),
                purchase.buyer(),
                purchase.resource());
    }

    @Override
    public void add(Purchase purchase, LicenseId license) {
        session.update(
                """
                insert into purchase (product_id, platform, buyer, resource, license_id)
                values (:product, :platform, :buyer, :resource, :license)
                """,
                Parameters.of("product", purchase.product().value())
                        .and("platform", purchase.platform())
                        .and("buyer", purchase.buyer())
                        .and("resource", purchase.resource())
                        .and("license", license.value()));
    }
}
