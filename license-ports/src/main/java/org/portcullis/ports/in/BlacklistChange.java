package org.portcullis.ports.in;

import org.portcullis.core.blacklist.BlacklistEntry;

/** What came of making or changing a blacklist entry. */
public sealed interface BlacklistChange {

    /** It was done. */
    record Done(BlacklistEntry entry) implements BlacklistChange {}

    /** The caller sees no such entry. */
    record NotFound() implements BlacklistChange {}

    /** The scope is not the caller's to bar in, or its account or product is unknown. */
    record UnknownScope() implements BlacklistChange {}

    /** The same is barred in the same scope already. */
    record AlreadyBarred() implements BlacklistChange {}
}
