package org.portcullis.ports.in;

import org.portcullis.core.license.License;

/** What came of changing a licence. */
public sealed interface LicenseUpdate {

    /** It was changed. */
    record Updated(License license) implements LicenseUpdate {}

    /** The caller sees no such licence, or it is deleted. */
    record NotFound() implements LicenseUpdate {}

    /** The licence's owner has no such product. */
    record UnknownProduct() implements LicenseUpdate {}

    /** The licence's owner has no such customer. */
    record UnknownCustomer() implements LicenseUpdate {}

    /** It was to become active, but its term is over. */
    record StillExpired() implements LicenseUpdate {}

    /** Its term would end before it begins. */
    record TermEndsBeforeItBegins() implements LicenseUpdate {}
}
