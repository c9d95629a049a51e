package org.portcullis.core.id;

/**
 * The number of a blacklist entry, given by the store.
 *
 * @param value positive
 */
public record BlacklistEntryId(long value) {
    public BlacklistEntryId {
        if (value <= 0) {
            throw new IllegalArgumentException("blacklist entry id must be positive, was " + value);
        }
    }
}
