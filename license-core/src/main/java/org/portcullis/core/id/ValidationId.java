package org.portcullis.core.id;

/**
 * The number of one recorded validation, given by the store.
 *
 * @param value positive
 */
public record ValidationId(long value) {
    public ValidationId {
        if (value <= 0) {
            throw new IllegalArgumentException("validation id must be positive, was " + value);
        }
    }
}
