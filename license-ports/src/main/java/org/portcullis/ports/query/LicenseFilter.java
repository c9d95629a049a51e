package org.portcullis.ports.query;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.Standing;

/**
 * Which licences are wanted; an empty field asks for nothing. Deleted licences are only answered to a filter that asks
 * for that standing.
 *
 * @param product of this product
 * @param customer sold to this customer
 * @param kind of this kind
 * @param standings of any of these standings; of every one but deleted if there are none
 * @param expiredAt whether the term must be over at that moment; empty for either
 * @param buyer sold to whoever is known by this
 */
public record LicenseFilter(
        Optional<ProductId> product,
        Optional<CustomerId> customer,
        Optional<LicenseKind> kind,
        Set<Standing> standings,
        Optional<Expiry> expiredAt,
        Optional<Buyer> buyer) {

    /**
     * Whether the term is over at a moment.
     *
     * @param now the moment
     * @param expired true for those whose term is over, false for the others
     */
    public record Expiry(Instant now, boolean expired) {}

    /** What a buyer is known by. */
    public sealed interface Buyer {

        /** The customer's e-mail address, in whatever case. */
        record Email(String address) implements Buyer {}

        /** The id at the place where the licence was sold, as it is. */
        record AtPlatform(Platform platform, String id) implements Buyer {}

        /** The Discord id that the licence names, as it is. */
        record AtDiscord(String id) implements Buyer {}
    }

    public LicenseFilter {
        standings = Set.copyOf(standings);
    }

    /** One that asks for one standing at most, and for no buyer. */
    public LicenseFilter(
            Optional<ProductId> product,
            Optional<CustomerId> customer,
            Optional<LicenseKind> kind,
            Optional<Standing> standing,
            Optional<Expiry> expiredAt) {
        this(product, customer, kind, standing.map(Set::of).orElse(Set.of()), expiredAt, Optional.empty());
    }

    /** Every licence that is not deleted. */
    public static final LicenseFilter ALL =
            new LicenseFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Every licence of {@code product} that is not deleted. */
    public static LicenseFilter ofProduct(ProductId product) {
        return new LicenseFilter(
                Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Every licence that was sold to {@code customer} and is not deleted. */
    public static LicenseFilter ofCustomer(CustomerId customer) {
        return new LicenseFilter(
                Optional.empty(), Optional.of(customer), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Every licence of any of {@code standings}. */
    public static LicenseFilter of(Set<Standing> standings, Optional<Expiry> expiredAt) {
        return new LicenseFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), standings, expiredAt, Optional.empty());
    }

    /** Those of this filter that were sold to {@code wanted}. */
    public LicenseFilter soldTo(Buyer wanted) {
        return new LicenseFilter(product, customer, kind, standings, expiredAt, Optional.of(wanted));
    }

    /** Whether it wants a licence of {@code standing}. */
    public boolean wants(Standing standing) {
        return standings.isEmpty() ? standing != Standing.DELETED : standings.contains(standing);
    }
}
