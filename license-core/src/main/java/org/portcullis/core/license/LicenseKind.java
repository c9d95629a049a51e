package org.portcullis.core.license;

/** What kind of right was sold. */
public enum LicenseKind {
    /** For a fixed term, or for ever. */
    FIXED,
    /** To try the product. */
    TRIAL,
    /** Pays with credits for each validation. */
    CONSUMPTION,
    /** By contract. */
    ENTERPRISE
}
