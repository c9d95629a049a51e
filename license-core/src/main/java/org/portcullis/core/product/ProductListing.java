package org.portcullis.core.product;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * How a product is presented where it is sold. Texts are kept as they came: an empty text and none are told apart, since
 * vendors' clients send back what they were given.
 *
 * @param type what sort of program it is
 * @param otherType what it is in its seller's words, if the type is {@link ProductType#OTHER}
 * @param roleId the role that whoever holds a licence gets in its seller's community
 * @param purchaseRoleId the role that whoever bought it gets there
 * @param url its page
 * @param imageUrl its picture
 */
public record ProductListing(
        ProductType type,
        Optional<String> otherType,
        Optional<String> roleId,
        Optional<String> purchaseRoleId,
        Optional<String> url,
        Optional<String> imageUrl) {

    /** Presented nowhere. */
    public static final ProductListing NONE = new ProductListing(
            ProductType.OTHER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ProductListing {
        otherType.ifPresent(text -> TextRule.NAME.require("product type", text));
        roleId.ifPresent(text -> TextRule.NAME.require("role id", text));
        purchaseRoleId.ifPresent(text -> TextRule.NAME.require("purchase role id", text));
        url.ifPresent(text -> TextRule.URL.require("product URL", text));
        imageUrl.ifPresent(text -> TextRule.URL.require("product image URL", text));
    }
}
