package org.portcullis.core.license;

/** What comes of a {@link LicensePatch}. */
public sealed interface LicenseChange {

    /** Carried out: the licence as it is now to be kept. */
    record Changed(License license) implements LicenseChange {}

    /** Refused: it was to become active, but its term is over and no new end was given. */
    record StillExpired() implements LicenseChange {}

    /** Refused: the term would end before it begins. */
    record TermEndsBeforeItBegins() implements LicenseChange {}
}
