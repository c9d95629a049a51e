package org.portcullis.core.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portcullis.core.access.Origin;
import org.portcullis.core.id.AccountId;

/**
 * One thing that was done, or tried. Entries are never changed or removed.
 *
 * @param actor who did it; empty for somebody without a credential, or the server itself
 * @param owner whose thing it was done to, if it is somebody's; that account may read the entry
 * @param action what was done
 * @param resource to what sort of thing
 * @param resourceId to which one: its number
 * @param before the fields that changed, as they were, secrets masked; empty for something new
 * @param after the fields that changed, as they became, secrets masked; empty for something deleted
 * @param origin where the call came from
 * @param success whether it was done
 * @param at when, in milliseconds
 */
public record AuditEntry(
        Optional<AccountId> actor,
        Optional<AccountId> owner,
        AuditAction action,
        AuditedResource resource,
        long resourceId,
        Map<String, String> before,
        Map<String, String> after,
        Origin origin,
        boolean success,
        Instant at) {

    public AuditEntry {
        before = Collections.unmodifiableMap(new TreeMap<>(before));
        after = Collections.unmodifiableMap(new TreeMap<>(after));
    }
}
