package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;

/** What changed, for those that keep copies. */
public sealed interface Change {

    /** What may be told of it when nobody knows whether it was committed: enough for old copies to go. */
    default Change ofUnknownOutcome() {
        return this;
    }

    /**
     * A seat was taken. Copies elsewhere that lack it do no harm, so other nodes need not be told.
     *
     * @param key the licence's
     * @param renewal what the copy is to be replaced by; without it the copy is to be dropped
     */
    record SeatTaken(LicenseKey key, Optional<Renewal> renewal) implements Change {
        public SeatTaken(LicenseKey key) {
            this(key, Optional.empty());
        }

        /** A seat that may not be there must not be in any copy. */
        @Override
        public Change ofUnknownOutcome() {
            return new SeatTaken(key);
        }
    }

    /** The licence with this key was changed, or no longer has this key, or lost seats. */
    record LicenseChanged(LicenseKey key) implements Change {}

    /** Something that all licences of this account depend on was changed: a product, a blacklist. */
    record AccountChanged(AccountId account) implements Change {}

    /** A credential of this account, or the account itself, was changed or taken back. */
    record CredentialsChanged(AccountId account) implements Change {}

    /** There is a signing key more or less, or one signs until another time. */
    record SigningKeysChanged() implements Change {}

    /** Something that all licences depend on was changed: the instance's blacklist. */
    record InstanceChanged() implements Change {}

    /**
     * What a transaction began from and ended with, under the licence's lock. It replaces the very copy that it began from, and
     * no other: one that came since may know of something later.
     *
     * @param before what it began from, as a cache answered it
     * @param after the same with what it changed
     */
    record Renewal(LicenseSnapshot before, LicenseSnapshot after) {}
}
