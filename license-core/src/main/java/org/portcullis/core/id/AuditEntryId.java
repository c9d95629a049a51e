package org.portcullis.core.id;

/**
 * The number of an audit entry, given by the store; later ones have higher numbers on one node.
 *
 * @param value positive
 */
public record AuditEntryId(long value) {
    public AuditEntryId {
        if (value <= 0) {
            throw new IllegalArgumentException("audit entry id must be positive, was " + value);
        }
    }
}
