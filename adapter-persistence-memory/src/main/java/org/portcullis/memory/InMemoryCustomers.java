package org.portcullis.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.out.Customers;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryCustomers implements Customers {
    private final AtomicLong numbers;
    private final Entities<Customer> customers;
    private final Index<Customer> byEmail;
    private final Index<Customer> byOwner;
    private final Transaction transaction;
    private final Tables tables;
    private final InMemoryLicenses licenses;
    private final InMemoryPayments payments;

    InMemoryCustomers(Transaction transaction, Tables tables, InMemoryLicenses licenses, InMemoryPayments payments) {
        this.transaction = transaction;
        this.tables = tables;
        this.payments = payments;
        this.numbers = tables.customerNumbers;
        this.byEmail = new Index<>(
                transaction.on(tables.customersByEmail),
                customer -> customer.email()
                        .map(email -> Set.of(keyOf(customer.owner(), email)))
                        .orElse(Set.of()));
        this.byOwner = new Index<>(
                transaction.on(tables.customersByOwner),
                customer -> Key.owned(
                        Optional.of(customer.owner()), "", customer.id().value()));
        this.customers = new Entities<>(transaction, tables.customers, List.of(byEmail, byOwner));
        this.licenses = licenses;
    }

    @Override
    public CustomerId nextId() {
        return new CustomerId(numbers.incrementAndGet());
    }

    @Override
    public void add(Customer customer) {
        long number = customer.id().value();
        customers.add(number, customer);
        InMemoryBusinessFigures.register(transaction, tables, customer.owner().value(), number, customer.createdAt());
    }

    @Override
    public void update(Customer customer) {
        customers.update(customer.id().value(), customer);
    }

    @Override
    public void remove(CustomerId id) {
        licenses.forget(id);
        payments.forget(id);
        customers.remove(id.value());
    }

    @Override
    public Optional<Customer> find(CustomerId id, Scope scope) {
        return customers.find(id.value()).filter(customer -> scope.includes(customer.owner()));
    }

    @Override
    public Optional<Customer> lock(CustomerId id, Scope scope) {
        return find(id, scope).flatMap(customer -> customers.lock(id.value()));
    }

    @Override
    public Optional<Customer> findByEmail(AccountId owner, String email) {
        return customers.find(byEmail, keyOf(owner, email));
    }

    @Override
    public Page<Customer> list(Scope scope, PageRequest page) {
        return customers.page(() -> customers.all(byOwner, Range.of(scope, "")), page);
    }

    @Override
    public List<Customer> after(Optional<CustomerId> last, Scope scope, int limit) {
        return customers.after(byOwner, Range.of(scope, ""), last.map(CustomerId::value), limit);
    }

    private static Key keyOf(AccountId owner, String email) {
        return Key.of(owner.value(), email.toLowerCase(Locale.ROOT));
    }
}
