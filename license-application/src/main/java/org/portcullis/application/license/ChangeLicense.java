package org.portcullis.application.license;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.portcullis.application.customer.MakeCustomer;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseChange;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;

/** Changes a licence, and never gives it to another account by way of a product or customer. */
public final class ChangeLicense {

    private final MakeCustomer makeCustomer;
    private final Journal journal;
    private final InstantSource time;

    public ChangeLicense(MakeCustomer makeCustomer, Journal journal, InstantSource time) {
        this.makeCustomer = makeCustomer;
        this.journal = journal;
        this.time = time;
    }

    LicenseUpdate change(
            Stores stores,
            Caller caller,
            LicenseId id,
            LicensePatch patch,
            OptionalLong credits,
            Optional<CustomerDraft> buyer) {
        if (credits.orElse(0) < 0) {
            throw new IllegalArgumentException("credits can't be negative");
        }
        Optional<License> found = lock(stores, caller, id);
        if (found.isEmpty()) {
            return new LicenseUpdate.NotFound();
        }
        License license = found.get();
        Scope owned = new Scope.OwnedBy(license.owner());
        if (patch.product() instanceof Patch.To<ProductId> to
                && (!caller.scope().includes(license.owner(), to.value())
                        || stores.products().lock(to.value(), owned).isEmpty())) {
            return new LicenseUpdate.UnknownProduct();
        }
        if (patch.customer() instanceof Patch.To<CustomerId> to
                && stores.customers().lock(to.value(), owned).isEmpty()) {
            return new LicenseUpdate.UnknownCustomer();
        }
        return apply(stores, caller, license, new Wish(patch, credits, buyer), time.instant());
    }

    LicenseUpdate replace(Stores stores, Caller caller, LicenseId id, LicenseReplacement replacement) {
        Optional<License> found = lock(stores, caller, id);
        if (found.isEmpty()) {
            return new LicenseUpdate.NotFound();
        }
        License license = found.get();
        Optional<Product> product = stores.products().lock(replacement.product(), new Scope.OwnedBy(license.owner()));
        if (product.isEmpty() || !caller.scope().includes(license.owner(), replacement.product())) {
            return new LicenseUpdate.UnknownProduct();
        }
        Instant now = time.instant();
        LicensePatch patch = replacement.patchFor(license, product.get().limitsOf(replacement), now);
        return apply(stores, caller, license, new Wish(patch, OptionalLong.empty(), Optional.empty()), now);
    }

    private static Optional<License> lock(Stores stores, Caller caller, LicenseId id) {
        return stores.licenses().lock(id, caller.scope()).filter(license -> !license.isDeleted());
    }

    /** What is to become of a licence, all of whose parents are there. */
    private record Wish(LicensePatch patch, OptionalLong credits, Optional<CustomerDraft> buyer) {}

    private LicenseUpdate apply(Stores stores, Caller caller, License license, Wish wish, Instant now) {
        return switch (wish.patch().applyTo(license, now)) {
            case LicenseChange.Changed changed -> {
                License sold = wish.buyer()
                        .map(wanted -> changed.license()
                                .soldTo(makeCustomer.findOrMake(stores, caller, license.owner(), wanted)))
                        .orElse(changed.license());
                keep(stores, caller, license, sold, wish.credits(), now);
                yield new LicenseUpdate.Updated(sold);
            }
            case LicenseChange.StillExpired stillExpired -> new LicenseUpdate.StillExpired();
            case LicenseChange.TermEndsBeforeItBegins endsFirst -> new LicenseUpdate.TermEndsBeforeItBegins();
        };
    }

    private void keep(Stores stores, Caller caller, License before, License after, OptionalLong credits, Instant now) {
        stores.licenses().update(after);
        Map<String, String> beforeFields = new HashMap<>(AuditFields.of(before));
        Map<String, String> afterFields = new HashMap<>(AuditFields.of(after));
        if (credits.isPresent()) {
            beforeFields.put(
                    "credits", Long.toString(stores.credits().of(before.id()).total()));
            afterFields.put("credits", Long.toString(credits.getAsLong()));
            stores.credits().setTotal(before.id(), credits.getAsLong());
        }
        stores.announce(new Change.LicenseChanged(after.key()));
        journal.audit(
                stores,
                caller,
                Deed.on(after, actionOf(before.standing(), after.standing()), beforeFields, afterFields),
                now);
        journal.tell(stores, eventOf(before.standing(), after.standing()), after, now);
    }

    private static AuditAction actionOf(Standing before, Standing after) {
        if (before == after) {
            return AuditAction.UPDATE;
        }
        return switch (after) {
            case ACTIVE -> AuditAction.ACTIVATE;
            case INACTIVE -> AuditAction.UPDATE;
            case SUSPENDED -> AuditAction.SUSPEND;
            case REVOKED -> AuditAction.REVOKE;
            case DELETED -> AuditAction.DELETE;
        };
    }

    private static EventType eventOf(Standing before, Standing after) {
        if (before == after) {
            return EventType.LICENSE_UPDATED;
        }
        return switch (after) {
            case ACTIVE, INACTIVE -> EventType.LICENSE_UPDATED;
            case SUSPENDED -> EventType.LICENSE_SUSPENDED;
            case REVOKED -> EventType.LICENSE_REVOKED;
            case DELETED -> EventType.LICENSE_DELETED;
        };
    }
}
