package org.portcullis.core.audit;

/** What something was done to, in the seven words of the audit log. */
public enum AuditedResource {
    /** A licence, its key or its seats. */
    LICENSE,
    /** A customer. */
    CUSTOMER,
    /** A product. */
    PRODUCT,
    /** An account. */
    ADMIN,
    /** A payment. */
    TRANSACTION,
    /** A webhook. */
    NOTIFICATION,
    /** Anything else, such as a blacklist. */
    SYSTEM
}
