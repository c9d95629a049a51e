package org.portcullis.core.id;

/**
 * The number of a payment, given by the store.
 *
 * @param value positive
 */
public record PaymentId(long value) {
    public PaymentId {
        if (value <= 0) {
            throw new IllegalArgumentException("payment id must be positive, was " + value);
        }
    }
}
