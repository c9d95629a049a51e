package org.portcullis.core.id;

/**
 * The number of a licence, given by the store.
 *
 * @param value positive
 */
public record LicenseId(long value) {
    public LicenseId {
        if (value <= 0) {
            throw new IllegalArgumentException("license id must be positive, was " + value);
        }
    }
}
