package org.portcullis.application.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;

/** Makes a customer, with its audit entry. */
public final class MakeCustomer {

    private final Identifiers identifiers;
    private final Journal journal;
    private final InstantSource time;

    public MakeCustomer(Identifiers identifiers, Journal journal, InstantSource time) {
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
    }

    /**
     * The customer of {@code owner} with the draft's e-mail address, locked; made if there is none.
     *
     * @throws Duplicate if somebody else makes it at the same time; asked again, it is there
     */
    public CustomerId findOrMake(Stores stores, Caller caller, AccountId owner, CustomerDraft draft) {
        return draft.email()
                .flatMap(email -> stores.customers().findByEmail(owner, email))
                .flatMap(found -> stores.customers().lock(found.id(), new Scope.OwnedBy(owner)))
                .map(Customer::id)
                .orElseGet(() -> make(stores, caller, owner, draft).id());
    }

    /**
     * A customer of {@code owner}.
     *
     * @throws Duplicate if the account has one with the same e-mail address
     */
    public Customer make(Stores stores, Caller caller, AccountId owner, CustomerDraft draft) {
        Instant now = time.instant();
        Customer customer = draft.customer(stores.customers().nextId(), identifiers.uuid(now), owner, now);
        stores.customers().add(customer);
        journal.audit(stores, caller, Deed.on(customer, AuditAction.CREATE, Map.of(), AuditFields.of(customer)), now);
        return customer;
    }
}
