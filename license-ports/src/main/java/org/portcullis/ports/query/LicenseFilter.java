package org.portcullis.ports.query;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;

/**
 * Which licences are wanted; an empty field asks for nothing. Deleted licences are only answered to a filter that asks
 * for that standing.
 *
 * @param product of this product
 * @param customer sold to this customer
 * @param kind of this kind
 * @param standing of this standing
 * @param expiredAt whether the term must be over at that moment; empty for either
 */
public record LicenseFilter(
        Optional<ProductId> product,
        Optional<CustomerId> customer,
        Optional<LicenseKind> kind,
        Optional<Standing> standing,
        Optional<Expiry> expiredAt) {

    /**
     * Whether the term is over at a moment.
     *
     * @param now the moment
     * @param expired true for those whose term is over, false for the others
     */
    public record Expiry(Instant now, boolean expired) {}

    /** Every licence that is not deleted. */
    public static final LicenseFilter ALL =
            new LicenseFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Every licence of {@code product} that is not deleted. */
    public static LicenseFilter ofProduct(ProductId product) {
        return new LicenseFilter(
                Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
