package org.portcullis.core.id;

/**
 * The number of an account, given by the store.
 *
 * @param value positive
 */
public record AccountId(long value) {
    public AccountId {
        if (value <= 0) {
            throw new IllegalArgumentException("account id must be positive, was " + value);
        }
    }
}
