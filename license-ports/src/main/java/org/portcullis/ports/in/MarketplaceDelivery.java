package org.portcullis.ports.in;

import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Purchase;
import org.portcullis.core.product.Product;
import org.portcullis.ports.Forbidden;

/**
 * Gives those who download something at a marketplace their licences. Visibility and commits as in {@link LicenseAdministration}.
 * Thread-safe.
 */
public interface MarketplaceDelivery {

    /**
     * Gives a product a new secret for marketplaces; one that it had is refused from then on, on other nodes within a second. Empty
     * if there is no such product. {@link Forbidden} to whoever is no vendor.
     */
    Optional<NewApiToken> renewSecret(Caller caller, ProductId product);

    /**
     * The licence of a purchase: the one that was made for it before, with the key that it has now, or else a new one. Of several
     * callers who ask for the same purchase at once, all get the same one.
     *
     * @param keys the shape of a new licence's key
     * @param fallback a new licence's limits where its product says none
     */
    Delivery deliver(Caller caller, Purchase purchase, Function<Product, KeyFormat> keys, Limits fallback);
}
