package org.portcullis.ports.query;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;

/**
 * Which audit entries are wanted; an empty field asks for nothing.
 *
 * @param actor by this account
 * @param action of this sort
 * @param resource on this sort of thing
 * @param resourceId on the thing of this number
 * @param success whether it was done
 * @param from at this moment or later
 * @param until at this moment or earlier
 */
public record AuditFilter(
        Optional<AccountId> actor,
        Optional<AuditAction> action,
        Optional<AuditedResource> resource,
        Optional<Long> resourceId,
        Optional<Boolean> success,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** Every entry. */
    public static final AuditFilter ALL = new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whether {@code entry} is wanted. */
    public boolean matches(AuditEntry entry) {
        return (actor.isEmpty() || actor.equals(entry.actor()))
                && action.map(entry.action()::equals).orElse(true)
                && resource.map(entry.resource()::equals).orElse(true)
                && resourceId.map(id -> id == entry.resourceId()).orElse(true)
                && success.map(wanted -> wanted == entry.success()).orElse(true)
                && from.map(first -> !entry.at().isBefore(first)).orElse(true)
                && until.map(last -> !entry.at().isAfter(last)).orElse(true);
    }
}
