package org.portcullis.http.cyberlicense;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.payment.Money;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.ports.query.Page;

/** What goes over the wire about payments, which vendors call transactions. */
final class TransactionMessages {

    private static final String OBJECT_ID = "must be 24 hexadecimal digits";
    private static final String STATUSES = "must be one of "
            + Stream.of(PaymentStatus.values()).map(TransactionMessages::word).collect(Collectors.joining(", "));

    private TransactionMessages() {}

    /** The body of a call that puts a payment on record. */
    record CreateBody(
            @Nullable String license,
            @Nullable String customer,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable String status,
            @Nullable String provider,
            @Nullable String providerId) {

        PaymentDraft toDraft() {
            FieldReader fields = new FieldReader();
            Optional<LicenseId> sold =
                    fields.requiredParsed("license", license, text -> ObjectId.parse(text, LicenseId::new), OBJECT_ID);
            Optional<CustomerId> buyer =
                    fields.parsed("customer", customer, text -> ObjectId.parse(text, CustomerId::new), OBJECT_ID);
            if (amount == null) {
                fields.reject("amount", "is required");
            } else if (amount < 0 || amount > Money.MOST) {
                fields.reject("amount", "must be 0 to " + Money.MOST);
            }
            Optional<Currency> coin = fields.requiredParsed(
                    "currency",
                    currency,
                    code -> Money.currency(code.toUpperCase(Locale.ROOT)),
                    "must be a currency of ISO 4217");
            PaymentStatus state = fields.parsed("status", status, TransactionMessages::status, STATUSES)
                    .orElse(PaymentStatus.PENDING);
            Optional<String> by = fields.line("provider", provider);
            Optional<String> named = fields.line("providerId", providerId);
            fields.requireAllRight();
            Money money = new Money(amount == null ? 0 : amount, coin.orElseThrow());
            return new PaymentDraft(sold.orElseThrow(), buyer, money, state, by, named);
        }
    }

    /** The body of a call that gives a payment another status. */
    record ChangeBody(@Nullable String status) {

        PaymentStatus toStatus() {
            FieldReader fields = new FieldReader();
            Optional<PaymentStatus> wanted =
                    fields.requiredParsed("status", status, TransactionMessages::status, STATUSES);
            fields.requireAllRight();
            return wanted.orElseThrow();
        }
    }

    /** A part of the payments. */
    record Transactions(boolean success, List<Transaction> transactions, int count, long total) {
        static Transactions from(Page<Payment> page) {
            List<Transaction> shown =
                    page.items().stream().map(Transaction::from).toList();
            return new Transactions(true, shown, shown.size(), page.total());
        }
    }

    /** One payment. */
    record OneTransaction(boolean success, Transaction transaction) {
        static OneTransaction from(Payment payment) {
            return new OneTransaction(true, Transaction.from(payment));
        }
    }

    /** A payment as it is shown. */
    record Transaction(
            String _id,
            String license,
            @Nullable String customer,
            long amount,
            String currency,
            String status,
            @Nullable String provider,
            @Nullable String providerId,
            String createdAt,
            String updatedAt) {

        static Transaction from(Payment payment) {
            return new Transaction(
                    ObjectId.of(payment.id().value()),
                    ObjectId.of(payment.license().value()),
                    payment.customer()
                            .map(customer -> ObjectId.of(customer.value()))
                            .orElse(null),
                    payment.money().amount(),
                    payment.money().currency().getCurrencyCode(),
                    word(payment.status()),
                    payment.provider().orElse(null),
                    payment.providerId().orElse(null),
                    LicenseMessages.MOMENT.format(payment.createdAt()),
                    LicenseMessages.MOMENT.format(payment.updatedAt()));
        }
    }

    static String word(PaymentStatus status) {
        return switch (status) {
            case PENDING -> "pending";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case REFUNDED -> "refunded";
        };
    }

    static Optional<PaymentStatus> status(String text) {
        return Stream.of(PaymentStatus.values())
                .filter(status -> word(status).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
