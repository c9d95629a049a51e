package org.portcullis.http.sunlicense;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.license.Limit;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.ProductListing;
import org.portcullis.core.product.ProductType;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.FieldReader;

/** What goes over the wire where products are administered. */
final class ProductMessages {

    private ProductMessages() {}

    /** The body that makes a product, or says all of one. */
    record ProductBody(
            @Nullable String name,
            @Nullable String description,
            @Nullable String productType,
            @Nullable String productTypeOther,
            @Nullable Long defaultMaxIPs,
            @Nullable Long defaultMaxHWIDs,
            @Nullable String roleId,
            @Nullable String purchaseRoleId,
            @Nullable String url,
            @Nullable String imageUrl) {

        /** What becomes of a product so far; what the document has no field for stays. */
        UnaryOperator<ProductDraft> toChange() {
            FieldReader fields = new FieldReader();
            Optional<String> wantedName = fields.requiredLine("name", name);
            Optional<String> wantedDescription = fields.text("description", description, TextRule.NOTES);
            Optional<Limit> ips = fields.limit("defaultMaxIPs", defaultMaxIPs);
            Optional<Limit> hardware = fields.limit("defaultMaxHWIDs", defaultMaxHWIDs);
            ProductListing listing = listing(fields);
            fields.requireAllRight();
            return draft -> new ProductDraft(
                    wantedName.orElseThrow().strip(),
                    wantedDescription,
                    draft.active(),
                    draft.licensePrefix(),
                    ips,
                    hardware,
                    draft.requiresHardware(),
                    listing);
        }

        /** The product that it makes. */
        ProductDraft toDraft() {
            return toChange().apply(ProductDraft.named("New"));
        }

        private ProductListing listing(FieldReader fields) {
            ProductType type =
                    fields.word("productType", productType, ProductType.class).orElse(ProductType.OTHER);
            return new ProductListing(
                    type,
                    fields.text("productTypeOther", productTypeOther, TextRule.NAME),
                    fields.text("roleId", roleId, TextRule.NAME),
                    fields.text("purchaseRoleId", purchaseRoleId, TextRule.NAME),
                    fields.text("url", url, TextRule.URL),
                    fields.text("imageUrl", imageUrl, TextRule.URL));
        }
    }

    /** A product. */
    record ShownProduct(
            long id,
            String name,
            @Nullable String description,
            String productType,
            @Nullable String productTypeOther,
            String createdDate,
            String updatedDate,
            @Nullable Integer defaultMaxIPs,
            @Nullable Integer defaultMaxHWIDs,
            @Nullable String roleId,
            @Nullable String purchaseRoleId,
            @Nullable String url,
            @Nullable String imageUrl) {

        static ShownProduct from(Product product) {
            ProductListing listing = product.listing();
            return new ShownProduct(
                    product.id().value(),
                    product.name(),
                    product.description().orElse(null),
                    listing.type().name(),
                    listing.otherType().orElse(null),
                    Moments.text(product.createdAt()),
                    Moments.text(product.updatedAt()),
                    product.defaultIps().map(Limit::max).orElse(null),
                    product.defaultHardware().map(Limit::max).orElse(null),
                    listing.roleId().orElse(null),
                    listing.purchaseRoleId().orElse(null),
                    listing.url().orElse(null),
                    listing.imageUrl().orElse(null));
        }
    }
}
