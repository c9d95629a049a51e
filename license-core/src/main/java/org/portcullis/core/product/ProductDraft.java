package org.portcullis.core.product;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Limit;

/**
 * What its seller decides of a {@link Product}; each field is that product's.
 *
 * @param name unique within its account
 * @param description in its seller's words
 * @param active whether it is still sold
 * @param licensePrefix what its generated keys begin with
 * @param defaultIps the address limit of a licence made without one
 * @param defaultHardware the device limit of a licence made without one
 * @param requiresHardware whether a validation that names no hardware is refused
 * @param listing how it is presented
 */
public record ProductDraft(
        String name,
        Optional<String> description,
        boolean active,
        Optional<String> licensePrefix,
        Optional<Limit> defaultIps,
        Optional<Limit> defaultHardware,
        boolean requiresHardware,
        ProductListing listing) {

    /** A product that is presented nowhere. */
    public ProductDraft(
            String name,
            Optional<String> description,
            boolean active,
            Optional<String> licensePrefix,
            Optional<Limit> defaultIps,
            Optional<Limit> defaultHardware,
            boolean requiresHardware) {
        this(
                name,
                description,
                active,
                licensePrefix,
                defaultIps,
                defaultHardware,
                requiresHardware,
                ProductListing.NONE);
    }

    /** A product of this name, with nothing else said. */
    public static ProductDraft named(String name) {
        return new ProductDraft(
                name, Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** What was decided of {@code product}. */
    public static ProductDraft of(Product product) {
        return new ProductDraft(
                product.name(),
                product.description(),
                product.active(),
                product.licensePrefix(),
                product.defaultIps(),
                product.defaultHardware(),
                product.requiresHardware(),
                product.listing());
    }

    /** The product that this makes for {@code owner}. */
    public Product product(ProductId id, UUID uuid, AccountId owner, Instant now) {
        return product(id, uuid, owner, now, now);
    }

    /** {@code product} as this wants it. */
    public Product applyTo(Product product, Instant now) {
        return product(product.id(), product.uuid(), product.owner(), product.createdAt(), now);
    }

    private Product product(ProductId id, UUID uuid, AccountId owner, Instant createdAt, Instant updatedAt) {
        return new Product(
                id,
                uuid,
                owner,
                name,
                description,
                active,
                licensePrefix,
                defaultIps,
                defaultHardware,
                requiresHardware,
                listing,
                createdAt,
                updatedAt);
    }
}
