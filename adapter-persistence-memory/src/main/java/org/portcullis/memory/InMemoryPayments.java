package org.portcullis.memory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.payment.Payment;
import org.portcullis.ports.out.Payments;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Payments are listed by the negative of their numbers, so that the newest come first. */
final class InMemoryPayments implements Payments {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final Entities<Payment> payments;
    private final Index<Payment> byOwner;
    private final Index<Payment> byCustomer;

    InMemoryPayments(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.paymentNumbers;
        this.byOwner = new Index<>(
                transaction.on(tables.paymentsByOwner),
                payment -> Key.owned(
                        Optional.of(payment.owner()), "", -payment.id().value()));
        this.byCustomer = new Index<>(
                transaction.on(tables.paymentsByCustomer),
                payment -> payment.customer()
                        .map(customer ->
                                Set.of(Key.of(customer.value(), payment.id().value())))
                        .orElse(Set.of()));
        Index<Payment> byProviderId = new Index<>(
                transaction.on(tables.paymentsByProviderId),
                payment -> payment.providerId()
                        .map(id -> Set.of(Key.of(payment.owner().value(), id)))
                        .orElse(Set.of()));
        this.payments = new Entities<>(transaction, tables.payments, List.of(byOwner, byCustomer, byProviderId));
    }

    @Override
    public PaymentId nextId() {
        return new PaymentId(numbers.incrementAndGet());
    }

    @Override
    public void add(Payment payment) {
        payments.add(payment.id().value(), payment);
    }

    @Override
    public void update(Payment payment) {
        long number = payment.id().value();
        payments.lock(number)
                .ifPresent(before -> payments.update(number, before.with(payment.status(), payment.updatedAt())));
    }

    @Override
    public Optional<Payment> lock(PaymentId id, Scope scope) {
        return payments.lock(id.value()).filter(payment -> scope.includes(payment.owner()));
    }

    @Override
    public Page<Payment> list(Scope scope, PageRequest page) {
        return payments.page(() -> payments.all(byOwner, Range.of(scope, "")), page);
    }

    /** Takes {@code customer} from its payments. */
    void forget(CustomerId customer) {
        transaction
                .read(() -> byCustomer.stream(Range.of(customer.value())).toList())
                .forEach(number ->
                        payments.lock(number).ifPresent(payment -> payments.update(number, payment.withoutCustomer())));
    }
}
