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
 * @param slug its name as addresses have it, unique within its account; empty leaves it to who makes it, or as it is
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
        Optional<Slug> slug,
        Optional<String> description,
        boolean active,
        Optional<String> licensePrefix,
        Optional<Limit> defaultIps,
        Optional<Limit> defaultHardware,
        boolean requiresHardware,
        ProductListing listing) {

    /** A product that is presented nowhere, and whose slug is left to who makes it. */
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

    /** A product whose slug is left to who makes it. */
    public ProductDraft(
            String name,
            Optional<String> description,
            boolean active,
            Optional<String> licensePrefix,
            Optional<Limit> defaultIps,
            Optional<Limit> defaultHardware,
            boolean requiresHardware,
            ProductListing listing) {
        this(
                name,
                Optional.empty(),
                description,
                active,
                licensePrefix,
                defaultIps,
                defaultHardware,
                requiresHardware,
                listing);
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
                product.slug(),
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
        return product(id, uuid, owner, slug, now, now);
    }

    /** This, with that name. */
    public ProductDraft renamed(String chosen) {
        return with(chosen, slug, description);
    }

    /** This, with that description. */
    public ProductDraft described(Optional<String> words) {
        return with(name, slug, words);
    }

    /** This, with that slug. */
    public ProductDraft called(Slug chosen) {
        return with(name, Optional.of(chosen), description);
    }

    private ProductDraft with(String newName, Optional<Slug> newSlug, Optional<String> newDescription) {
        return new ProductDraft(
                newName,
                newSlug,
                newDescription,
                active,
                licensePrefix,
                defaultIps,
                defaultHardware,
                requiresHardware,
                listing);
    }

    /** {@code product} as this wants it. */
    public Product applyTo(Product product, Instant now) {
        return product(product.id(), product.uuid(), product.owner(), slug.or(product::slug), product.createdAt(), now);
    }

    private Product product(
            ProductId id, UUID uuid, AccountId owner, Optional<Slug> chosen, Instant createdAt, Instant updatedAt) {
        return new Product(
                id,
                uuid,
                owner,
                name,
                chosen,
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
