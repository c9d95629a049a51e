package org.portcullis.core.blacklist;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.BlacklistEntryId;

/**
 * What its maker decides of a {@link BlacklistEntry}; each field is that entry's.
 *
 * @param scope for which licences
 * @param datum what is barred
 * @param reason why
 */
public record BlacklistDraft(BlacklistScope scope, BlacklistedDatum datum, Optional<String> reason) {

    /** What was decided of {@code entry}. */
    public static BlacklistDraft of(BlacklistEntry entry) {
        return new BlacklistDraft(entry.scope(), entry.datum(), entry.reason());
    }

    /** The entry that this makes. */
    public BlacklistEntry entry(BlacklistEntryId id, Instant now) {
        return new BlacklistEntry(id, scope, datum, reason, now, now);
    }

    /** {@code entry} as this wants it. */
    public BlacklistEntry applyTo(BlacklistEntry entry, Instant now) {
        return new BlacklistEntry(entry.id(), scope, datum, reason, entry.createdAt(), now);
    }
}
