package org.portcullis.core.license;

import java.util.Optional;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.text.TextRule;

/**
 * What somebody bought at a marketplace. However often it is downloaded there, it is one purchase, with one licence.
 *
 * @param product what the licence is for
 * @param platform the marketplace
 * @param buyer the buyer's id there
 * @param resource the id of what was bought there
 */
public record Purchase(ProductId product, Platform platform, String buyer, String resource) {

    public Purchase {
        requireId("buyer", buyer);
        requireId("resource", resource);
    }

    /** The buyer, as a licence names them. */
    PlatformOwner owner() {
        return new PlatformOwner(
                Optional.of(platform), Optional.empty(), Optional.of(buyer), Optional.empty(), Optional.empty());
    }

    private static void requireId(String what, String id) {
        TextRule.NAME.require(what, id);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a purchase has a " + what);
        }
    }
}
