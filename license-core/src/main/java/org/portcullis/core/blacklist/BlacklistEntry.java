package org.portcullis.core.blacklist;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.text.TextRule;

/**
 * An address or hardware that licences may not run on.
 *
 * @param id its number
 * @param scope for which licences
 * @param datum what is barred
 * @param reason why, in its maker's words
 * @param createdAt in milliseconds
 * @param updatedAt in milliseconds
 */
public record BlacklistEntry(
        BlacklistEntryId id,
        BlacklistScope scope,
        BlacklistedDatum datum,
        Optional<String> reason,
        Instant createdAt,
        Instant updatedAt) {

    public BlacklistEntry {
        reason.ifPresent(text -> TextRule.NOTES.require("reason", text));
    }
}
