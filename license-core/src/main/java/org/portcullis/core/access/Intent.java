package org.portcullis.core.access;

/** What an {@link ApiToken} may be used for. */
public enum Intent {
    /** Read products. */
    PRODUCTS_READ,
    /** Read and write products. */
    PRODUCTS_READ_WRITE,
    /** Validate licences. */
    LICENSE_VALIDATE,
    /** Read licences. */
    LICENSES_READ,
    /** Read and write licences. */
    LICENSES_READ_WRITE,
    /** Read blacklist entries. */
    BLACKLISTS_READ,
    /** Read and write blacklist entries. */
    BLACKLISTS_READ_WRITE,
    /** Read what was validated. */
    REQUESTS_READ,
    /** Read customers. */
    CUSTOMERS_READ,
    /** Read everything. */
    ALL_READ,
    /** Everything. */
    ALL_READ_WRITE
}
