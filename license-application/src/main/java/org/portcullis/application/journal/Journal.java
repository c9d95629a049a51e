package org.portcullis.application.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;

/** Writes, in the transaction of a change, who made it and that it happened. */
public final class Journal {

    private final Identifiers identifiers;

    public Journal(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /**
     * What was done to something.
     *
     * @param owner whose it is, if it is somebody's
     * @param action what was done
     * @param resource to what sort of thing
     * @param id to which one
     * @param before all that the audit log says of it before; empty if it is new
     * @param after all that the audit log says of it now; empty if it is gone
     */
    public record Deed(
            Optional<AccountId> owner,
            AuditAction action,
            AuditedResource resource,
            long id,
            Map<String, String> before,
            Map<String, String> after) {

        /** What was done to a licence. */
        public static Deed on(
                License license, AuditAction action, Map<String, String> before, Map<String, String> after) {
            return new Deed(
                    Optional.of(license.owner()),
                    action,
                    AuditedResource.LICENSE,
                    license.id().value(),
                    before,
                    after);
        }

        /** What was done to a product. */
        public static Deed on(
                Product product, AuditAction action, Map<String, String> before, Map<String, String> after) {
            return new Deed(
                    Optional.of(product.owner()),
                    action,
                    AuditedResource.PRODUCT,
                    product.id().value(),
                    before,
                    after);
        }

        /** What was done to a customer. */
        public static Deed on(
                Customer customer, AuditAction action, Map<String, String> before, Map<String, String> after) {
            return new Deed(
                    Optional.of(customer.owner()),
                    action,
                    AuditedResource.CUSTOMER,
                    customer.id().value(),
                    before,
                    after);
        }

        /** What was done to a blacklist entry. */
        public static Deed on(
                BlacklistEntry entry, AuditAction action, Map<String, String> before, Map<String, String> after) {
            return new Deed(
                    entry.scope().owner(),
                    action,
                    AuditedResource.SYSTEM,
                    entry.id().value(),
                    before,
                    after);
        }
    }

    /** Audits {@code deed}; of a change only what differs is kept. */
    public void audit(Stores stores, Caller caller, Deed deed, Instant now) {
        stores.auditTrail().add(entry(caller, deed, now));
    }

    /** Audits that {@code deed} was tried and not done. */
    public void auditFailure(Stores stores, Caller caller, Deed deed, Instant now) {
        stores.auditTrail().add(entry(caller, deed, false, now));
    }

    /** What {@link #audit} writes. */
    public AuditEntry entry(Caller caller, Deed deed, Instant now) {
        return entry(caller, deed, true, now);
    }

    private static AuditEntry entry(Caller caller, Deed deed, boolean success, Instant now) {
        return new AuditEntry(
                caller.accountId(),
                deed.owner(),
                deed.action(),
                deed.resource(),
                deed.id(),
                AuditFields.differing(deed.before(), deed.after()),
                AuditFields.differing(deed.after(), deed.before()),
                caller.origin(),
                success,
                now);
    }

    /** Has those who subscribed told what happened to {@code license}. */
    public void tell(Stores stores, EventType type, License license, Instant now) {
        stores.outbox().add(event(type, license, now));
    }

    /** What {@link #tell} writes. */
    public Event event(EventType type, License license, Instant now) {
        return new Event(identifiers.uuid(now), type, license.owner(), license.product(), license.id(), now);
    }
}
