package org.portcullis.application.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.CustomerChange;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their customers. */
public final class AdministerCustomers implements CustomerAdministration {

    private final Transactions transactions;
    private final MakeCustomer making;
    private final Journal journal;
    private final InstantSource time;

    public AdministerCustomers(Transactions transactions, MakeCustomer making, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.making = making;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public CustomerChange create(Caller caller, CustomerDraft draft) {
        AccountId owner = caller.vendor().orElseThrow(() -> new Forbidden("only vendors have customers"));
        try {
            return transactions.inTransaction(
                    stores -> new CustomerChange.Done(making.make(stores, caller, owner, draft)));
        } catch (Duplicate taken) {
            return new CustomerChange.EmailTaken();
        }
    }

    @Override
    public Optional<Customer> find(Caller caller, CustomerId id) {
        return transactions.inTransaction(stores -> stores.customers().find(id, caller.scope()));
    }

    @Override
    public Page<Customer> list(Caller caller, PageRequest page) {
        return transactions.inTransaction(stores -> stores.customers().list(caller.scope(), page));
    }

    @Override
    public List<Customer> after(Caller caller, Optional<CustomerId> last, int limit) {
        return transactions.inTransaction(stores -> stores.customers().after(last, caller.scope(), limit));
    }

    @Override
    public CustomerChange change(Caller caller, CustomerId id, UnaryOperator<CustomerDraft> change) {
        try {
            return transactions.inTransaction(stores -> stores.customers()
                    .lock(id, caller.scope())
                    .<CustomerChange>map(customer -> change(stores, caller, customer, change))
                    .orElseGet(CustomerChange.NotFound::new));
        } catch (Duplicate taken) {
            return new CustomerChange.EmailTaken();
        }
    }

    @Override
    public boolean delete(Caller caller, CustomerId id) {
        return transactions.inTransaction(stores -> {
            Optional<Customer> customer = stores.customers().lock(id, caller.scope());
            customer.ifPresent(found -> delete(stores, caller, found));
            return customer.isPresent();
        });
    }

    private void delete(Stores stores, Caller caller, Customer customer) {
        stores.customers().remove(customer.id());
        // Its licences name no customer any more, and copies of them still would.
        stores.announce(new Change.AccountChanged(customer.owner()));
        Map<String, String> before = AuditFields.of(customer);
        journal.audit(stores, caller, Deed.on(customer, AuditAction.DELETE, before, Map.of()), time.instant());
    }

    private CustomerChange change(
            Stores stores, Caller caller, Customer customer, UnaryOperator<CustomerDraft> change) {
        Instant now = time.instant();
        Customer changed = change.apply(CustomerDraft.of(customer)).applyTo(customer, now);
        stores.customers().update(changed);
        Map<String, String> before = AuditFields.of(customer);
        journal.audit(stores, caller, Deed.on(changed, AuditAction.UPDATE, before, AuditFields.of(changed)), now);
        return new CustomerChange.Done(changed);
    }
}
