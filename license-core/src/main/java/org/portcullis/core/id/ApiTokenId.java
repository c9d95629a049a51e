package org.portcullis.core.id;

/**
 * The number of an API token, given by the store.
 *
 * @param value positive
 */
public record ApiTokenId(long value) {
    public ApiTokenId {
        if (value <= 0) {
            throw new IllegalArgumentException("API token id must be positive, was " + value);
        }
    }
}
