package org.portcullis.application.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Removal;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Marks the licences of removed products as deleted, each with its audit entry and event. They are refused since their product
 * was removed; this is what a removal takes long for, so it is done a piece at a time and locks no more than that.
 */
public final class MarkLicenses {

    private static final int PIECE = 500;

    private final Transactions transactions;
    private final Journal journal;

    /** Up to which of a product's licences all were marked by this node: where its next piece begins. */
    private final Map<ProductId, LicenseId> reached = new ConcurrentHashMap<>();

    public MarkLicenses(Transactions transactions, Journal journal) {
        this.transactions = transactions;
        this.journal = journal;
    }

    /** Marks all that are to be marked. */
    public void markAll(Instant now) {
        while (markPiece(now)) {
            // There may be more.
        }
    }

    /** Marks some; whether there may be more. */
    boolean markPiece(Instant now) {
        Optional<Marked> marked = transactions.inTransaction(
                stores -> stores.products().lockRemoval().map(removal -> markPiece(stores, removal, now)));
        // Known for sure only now that it is committed.
        marked.ifPresent(piece -> piece.last()
                .ifPresentOrElse(last -> reached.put(piece.product(), last), () -> reached.remove(piece.product())));
        return marked.isPresent();
    }

    /** A piece, and its last licence; empty if none was left. */
    private record Marked(ProductId product, Optional<LicenseId> last) {}

    private Marked markPiece(Stores stores, Removal removal, Instant now) {
        ProductId product = removal.product();
        List<License> licenses =
                stores.licenses().lockUnmarked(product, Optional.ofNullable(reached.get(product)), PIECE);
        if (licenses.isEmpty()) {
            stores.products().endRemoval(product);
            return new Marked(product, Optional.empty());
        }
        Caller remover = removal.actor()
                .<Caller>map(account -> new Caller.SignedIn(account, Role.USER, removal.origin()))
                .orElseGet(() -> new Caller.Anonymous(removal.origin()));
        List<AuditEntry> entries = new ArrayList<>(licenses.size());
        List<Event> events = new ArrayList<>(licenses.size());
        for (License license : licenses) {
            Deed deed = Deed.on(license, AuditAction.DELETE, AuditFields.of(license), Map.of());
            entries.add(journal.entry(remover, deed, now));
            events.add(journal.event(EventType.LICENSE_DELETED, license, now));
        }
        stores.licenses().markDeleted(licenses, now);
        stores.auditTrail().addAll(entries);
        stores.outbox().addAll(events);
        return new Marked(product, Optional.of(licenses.getLast().id()));
    }
}
