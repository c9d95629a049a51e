package org.portcullis.ports.out;

import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;

/** What changed, for those that keep copies. */
public sealed interface Change {

    /** A seat was taken. Copies elsewhere that lack it do no harm, so other nodes need not be told. */
    record SeatTaken(LicenseKey key) implements Change {}

    /** The licence with this key was changed, or no longer has this key, or lost seats. */
    record LicenseChanged(LicenseKey key) implements Change {}

    /** Something that all licences of this account depend on was changed: a product, a blacklist. */
    record AccountChanged(AccountId account) implements Change {}

    /** Something that all licences depend on was changed: the instance's blacklist. */
    record InstanceChanged() implements Change {}
}
