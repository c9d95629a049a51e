package org.portcullis.core.license;

/** The tier a licence was sold at; a label to the seller, without effect on what is allowed. */
public enum LicensePlan {
    /** The tier of a licence made without one. */
    FREE,
    /** Above free. */
    PRO,
    /** Above pro. */
    BUSINESS,
    /** The highest. */
    ENTERPRISE
}
