package org.portcullis.ports.in;

import org.portcullis.core.product.Product;

/** What came of making or changing a product. */
public sealed interface ProductChange {

    /** It was done. */
    record Done(Product product) implements ProductChange {}

    /** The caller sees no such product. */
    record NotFound() implements ProductChange {}

    /** The account has another product of that name or slug. */
    record NameTaken() implements ProductChange {}
}
