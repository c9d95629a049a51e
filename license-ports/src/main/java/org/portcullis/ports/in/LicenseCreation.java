package org.portcullis.ports.in;

import org.portcullis.core.license.License;

/** What came of making a licence. */
public sealed interface LicenseCreation {

    /** It was made. */
    record Created(License license) implements LicenseCreation {}

    /** The caller sees no such product. */
    record UnknownProduct() implements LicenseCreation {}

    /** The product's owner has no such customer. */
    record UnknownCustomer() implements LicenseCreation {}

    /** The owner's plan allows no more licences. */
    record PlanLimitReached(long limit) implements LicenseCreation {}
}
