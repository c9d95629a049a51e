package org.portcullis.ports.in;

/** What came of deleting a product. */
public enum ProductDeletion {
    /** It is gone. */
    DELETED,
    /** The caller sees no such product. */
    NOT_FOUND,
    /** It has licences, so it stays. */
    IN_USE
}
