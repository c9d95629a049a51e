package org.portcullis.core.id;

/**
 * The number of a product, given by the store.
 *
 * @param value positive
 */
public record ProductId(long value) {
    public ProductId {
        if (value <= 0) {
            throw new IllegalArgumentException("product id must be positive, was " + value);
        }
    }
}
