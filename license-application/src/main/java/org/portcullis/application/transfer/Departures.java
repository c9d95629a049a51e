package org.portcullis.application.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.ports.in.TransferredLicense;
import org.portcullis.ports.out.Stores;

/** The licences of an account, one after the other. */
final class Departures {

    private final Scope scope;
    private final Map<ProductId, String> products = new HashMap<>();
    private Optional<LicenseId> last = Optional.empty();

    Departures(AccountId owner) {
        this.scope = new Scope.OwnedBy(owner);
    }

    /** The next ones, {@code limit} at most; none if there are no more. May be asked again after a failure. */
    List<TransferredLicense> next(Stores stores, int limit) {
        List<License> licenses = stores.licenses().after(last, scope, limit);
        List<TransferredLicense> departing =
                licenses.stream().map(license -> departing(stores, license)).toList();
        if (!licenses.isEmpty()) {
            last = Optional.of(licenses.getLast().id());
        }
        return departing;
    }

    private TransferredLicense departing(Stores stores, License license) {
        return new TransferredLicense(
                products.computeIfAbsent(license.product(), id -> nameOf(stores, id)),
                license.customer()
                        .flatMap(id -> stores.customers().find(id, scope))
                        .flatMap(Customer::email),
                Optional.of(license.key()),
                Optional.of(license.keyFormat()),
                license.kind(),
                license.standing(),
                license.term(),
                Optional.of(license.limits().ips()),
                Optional.of(license.limits().hardware()),
                license.limits().users(),
                license.ipLock(),
                license.plan(),
                license.productName(),
                license.holder(),
                license.platform(),
                license.notes(),
                license.metadata(),
                license.isConsumption() ? covered(stores.credits().of(license.id())) : Credits.NONE,
                Optional.of(license.createdAt()));
    }

    /** Credits that were lowered below what is spent leave as all spent. */
    private static Credits covered(Credits credits) {
        return new Credits(Math.max(credits.total(), credits.used()), credits.used());
    }

    private String nameOf(Stores stores, ProductId id) {
        return stores.products()
                .find(id, scope)
                .map(Product::name)
                .orElseThrow(() -> new IllegalStateException("a license without a product: " + id));
    }
}
