package org.portcullis.core.id;

/**
 * The number of an activation, that is a device's seat, given by the store.
 *
 * @param value positive
 */
public record ActivationId(long value) {
    public ActivationId {
        if (value <= 0) {
            throw new IllegalArgumentException("activation id must be positive, was " + value);
        }
    }
}
