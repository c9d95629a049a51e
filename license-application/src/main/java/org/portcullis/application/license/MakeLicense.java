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
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.Stores;

/** Makes a licence, within the plan of the account that will own it. */
public final class MakeLicense {

    private final AccountPlans plans;
    private final MakeCustomer makeCustomer;
    private final KeySource keys;
    private final Identifiers identifiers;
    private final Journal journal;
    private final InstantSource time;

    public MakeLicense(
            AccountPlans plans,
            MakeCustomer makeCustomer,
            KeySource keys,
            Identifiers identifiers,
            Journal journal,
            InstantSource time) {
        this.plans = plans;
        this.makeCustomer = makeCustomer;
        this.keys = keys;
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
    }

    LicenseCreation make(Stores stores, Caller caller, LicenseDraft draft, Optional<CustomerDraft> buyer) {
        Optional<Product> product = stores.products().lock(draft.product(), caller.scope());
        if (product.isEmpty()) {
            return new LicenseCreation.UnknownProduct();
        }
        AccountId owner = product.get().owner();
        if (draft.customer().isPresent()
                && stores.customers()
                        .lock(draft.customer().get(), new Scope.OwnedBy(owner))
                        .isEmpty()) {
            return new LicenseCreation.UnknownCustomer();
        }
        OptionalLong limit = limitReached(stores, owner);
        if (limit.isPresent()) {
            return new LicenseCreation.PlanLimitReached(limit.getAsLong());
        }
        LicenseDraft sold = buyer.filter(unless -> draft.customer().isEmpty())
                .map(wanted -> draft.soldTo(makeCustomer.findOrMake(stores, caller, owner, wanted)))
                .orElse(draft);
        return new LicenseCreation.Created(add(stores, caller, sold, product.get()));
    }

    /** The plan's limit if it is reached. Counted under the account's lock, or two callers would both take the last one. */
    private OptionalLong limitReached(Stores stores, AccountId owner) {
        OptionalLong limit =
                plans.of(account(stores.accounts().find(owner), owner)).licenses();
        if (limit.isEmpty()) {
            return limit;
        }
        // Asked again under the lock, since an administrator may have changed the plan meanwhile.
        limit = plans.of(account(stores.accounts().lock(owner), owner)).licenses();
        boolean reached = limit.isPresent() && stores.licenses().count(owner) >= limit.getAsLong();
        return reached ? limit : OptionalLong.empty();
    }

    private License add(Stores stores, Caller caller, LicenseDraft draft, Product product) {
        Instant now = time.instant();
        License license = draft.license(
                stores.licenses().nextId(),
                identifiers.uuid(now),
                product.owner(),
                keys.next(draft.keyFormat()),
                product.limitsOf(draft),
                now);
        stores.licenses().add(license);
        long credits = draft.credits().orElse(0);
        if (license.isConsumption()) {
            stores.credits().setTotal(license.id(), credits);
        }
        journal.audit(stores, caller, deedOf(license, credits), now);
        journal.tell(stores, EventType.LICENSE_CREATED, license, now);
        return license;
    }

    /** That {@code license} was made; with so many credits, if it pays with credits. */
    public static Deed deedOf(License license, long credits) {
        Map<String, String> fields = new HashMap<>(AuditFields.of(license));
        if (license.isConsumption()) {
            fields.put("credits", Long.toString(credits));
        }
        return Deed.on(license, AuditAction.CREATE, Map.of(), fields);
    }

    private static Account account(Optional<Account> account, AccountId id) {
        return account.orElseThrow(() -> new IllegalStateException("a product's account is gone: " + id.value()));
    }
}
