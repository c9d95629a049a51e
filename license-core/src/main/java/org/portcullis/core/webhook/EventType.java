package org.portcullis.core.webhook;

/** What can happen that others may want to be told of. */
public enum EventType {
    /** A licence was made. */
    LICENSE_CREATED,
    /** A licence was changed in another way than those below. */
    LICENSE_UPDATED,
    /** A licence was taken back. */
    LICENSE_REVOKED,
    /** A licence was withheld. */
    LICENSE_SUSPENDED,
    /** A licence was deleted. */
    LICENSE_DELETED,
    /** A licence got a new key. */
    LICENSE_ROTATED,
    /** A licence's addresses or devices were freed. */
    LICENSE_CLEARED,
    /** A licence was paid for. */
    PAYMENT_SUCCEEDED,
    /** A licence was to be paid for, and no money came. */
    PAYMENT_FAILED
}
