package org.portcullis.core.license;

/**
 * What its owner has decreed for a licence. Expiry is not among these: it follows from the {@link Term} and the time,
 * and is never stored.
 */
public enum Standing {
    /** May be used. */
    ACTIVE,
    /** Switched off for now, by its owner's choice. */
    INACTIVE,
    /** Withheld for a reason, such as a payment that failed; may come back. */
    SUSPENDED,
    /** Taken back. */
    REVOKED,
    /** Gone for every caller, kept only for the record. */
    DELETED
}
