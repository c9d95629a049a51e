package org.portcullis.ports.in;

import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.product.Product;

/** What came of making a product with a key for its programs. */
public sealed interface AppCreation {

    /** Both are there. */
    record Done(Product product, NewApiToken key) implements AppCreation {}

    /** Another product of the account has that name or slug. */
    record NameTaken() implements AppCreation {}
}
