package org.portcullis.core.id;

/**
 * The number of a customer, given by the store.
 *
 * @param value positive
 */
public record CustomerId(long value) {
    public CustomerId {
        if (value <= 0) {
            throw new IllegalArgumentException("customer id must be positive, was " + value);
        }
    }
}
