package org.portcullis.application.payment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.idempotency.Repetition;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.License;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.PaymentAdministration;
import org.portcullis.ports.in.PaymentChange;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners put on record of payments; what they earn is counted in the same transaction. */
public final class AdministerPayments implements PaymentAdministration {

    private final Transactions transactions;
    private final Identifiers identifiers;
    private final Journal journal;
    private final InstantSource time;

    public AdministerPayments(Transactions transactions, Identifiers identifiers, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public PaymentChange create(Caller caller, PaymentDraft draft, Optional<RepeatableCall> call) {
        try {
            return transactions.inTransaction(stores -> Repetition.once(
                    stores,
                    Repetition.by(caller, call),
                    time.instant(),
                    new PaymentForm(stores),
                    () -> create(stores, caller, draft)));
        } catch (Duplicate taken) {
            return new PaymentChange.ProviderIdTaken();
        }
    }

    @Override
    public Page<Payment> list(Caller caller, PageRequest page) {
        return transactions.inTransaction(stores -> stores.payments().list(caller.scope(), page));
    }

    @Override
    public PaymentChange change(Caller caller, PaymentId id, PaymentStatus status) {
        return transactions.inTransaction(stores -> stores.payments()
                .lock(id, caller.scope())
                .map(payment -> change(stores, caller, payment, status))
                .orElseGet(PaymentChange.NotFound::new));
    }

    private PaymentChange create(Stores stores, Caller caller, PaymentDraft draft) {
        Optional<License> license = stores.licenses().find(draft.license(), caller.scope());
        if (license.isEmpty() || license.get().isDeleted()) {
            return new PaymentChange.UnknownLicense();
        }
        Scope owned = new Scope.OwnedBy(license.get().owner());
        if (draft.customer().isPresent()
                && stores.customers().lock(draft.customer().get(), owned).isEmpty()) {
            return new PaymentChange.UnknownCustomer();
        }
        Instant now = time.instant();
        Payment payment = draft.payment(stores.payments().nextId(), identifiers.uuid(now), license.get(), now);
        stores.payments().add(payment);
        record(stores, caller, AuditAction.CREATE, Map.of(), payment, now);
        return new PaymentChange.Done(payment);
    }

    private PaymentChange change(Stores stores, Caller caller, Payment payment, PaymentStatus status) {
        if (payment.status() == status) {
            return new PaymentChange.Done(payment);
        }
        if (!payment.status().mayBecome(status)) {
            return new PaymentChange.NotFrom(payment.status());
        }
        Instant now = time.instant();
        Payment changed = payment.with(status, now);
        stores.payments().update(changed);
        record(stores, caller, AuditAction.UPDATE, AuditFields.of(payment), changed, now);
        return new PaymentChange.Done(changed);
    }

    /** What goes with a status that a payment has got. */
    private void record(
            Stores stores,
            Caller caller,
            AuditAction action,
            Map<String, String> before,
            Payment payment,
            Instant now) {
        long revenue = payment.status().revenueOf(payment.money().amount());
        if (revenue != 0) {
            stores.figures()
                    .addRevenue(
                            payment.owner(),
                            payment.product(),
                            LocalDate.ofInstant(now, ZoneOffset.UTC),
                            payment.money().currency(),
                            revenue);
        }
        Deed deed = new Deed(
                Optional.of(payment.owner()),
                action,
                AuditedResource.TRANSACTION,
                payment.id().value(),
                before,
                AuditFields.of(payment));
        journal.audit(stores, caller, deed, now);
        switch (payment.status()) {
            case COMPLETED -> tell(stores, EventType.PAYMENT_SUCCEEDED, payment, now);
            case FAILED -> tell(stores, EventType.PAYMENT_FAILED, payment, now);
            case PENDING, REFUNDED -> {
                // Nobody asked to be told of these.
            }
        }
    }

    private void tell(Stores stores, EventType type, Payment payment, Instant now) {
        stores.outbox()
                .add(new Event(
                        identifiers.uuid(now), type, payment.owner(), payment.product(), payment.license(), now));
    }

    /** By the payment's number; it is told again as it is then. */
    private record PaymentForm(Stores stores) implements Repetition.Form<PaymentChange> {
        @Override
        public Optional<String> keep(PaymentChange result) {
            return result instanceof PaymentChange.Done done
                    ? Optional.of(String.valueOf(done.payment().id().value()))
                    : Optional.empty();
        }

        @Override
        public PaymentChange restore(String kept) {
            return stores.payments()
                    .lock(new PaymentId(Long.parseLong(kept)), new Scope.Everything())
                    .<PaymentChange>map(PaymentChange.Done::new)
                    .orElseThrow(() -> new IllegalStateException("a payment that was made is gone"));
        }
    }
}
