package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.payment.Money;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.ports.out.Payments;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiPayments implements Payments {

    private static final String SELECT = """
            select id, uuid, owner_id, license_id, product_id, customer_id, amount, currency, status, provider, provider_id,
                created_at, updated_at
            from payment
            """;

    private final Session session;
    private final ListTally tally;

    JdbiPayments(Session session, Tally tally) {
        this.session = session;
        this.tally = ListTally.ofPayments(session, tally);
    }

    @Override
    public PaymentId nextId() {
        return new PaymentId(session.next("payment_id"));
    }

    @Override
    public void add(Payment payment) {
        session.update("""
                insert into payment (id, uuid, owner_id, license_id, product_id, customer_id, amount, currency, status,
                    provider, provider_id, created_at, updated_at)
                values (:id, :uuid, :owner, :license, :product, :customer, :amount, :currency, :status,
                    :provider, :providerId, :createdAt, :updatedAt)
                """, parameters(payment));
        tally.add(payment.owner().value(), payment.id().value());
    }

    @Override
    public void update(Payment payment) {
        session.update(
                "update payment set status = :status, updated_at = :updatedAt where id = :id", parameters(payment));
    }

    @Override
    public Optional<Payment> lock(PaymentId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "owner_id").and("id = :id", "id", id.value());
        return session.first(
                SELECT + conditions.where() + " for update", conditions.parameters(), JdbiPayments::payment);
    }

    @Override
    public Page<Payment> list(Scope scope, PageRequest page) {
        Blocks.Position position = tally.position(scope, page.skip());
        Conditions conditions = Conditions.within(scope, "owner_id").and("id <= :last", "last", position.last());
        String order = scope instanceof Scope.OwnedBy ? "owner_id desc, id desc" : "id desc";
        return session.page(
                SELECT + conditions.where() + " order by " + order,
                conditions.parameters(),
                page,
                position,
                JdbiPayments::payment);
    }

    private static Payment payment(Row row) throws SQLException {
        return new Payment(
                new PaymentId(row.number("id")),
                row.uuid("uuid"),
                new AccountId(row.number("owner_id")),
                new LicenseId(row.number("license_id")),
                new ProductId(row.number("product_id")),
                row.optional("customer_id", CustomerId::new),
                new Money(row.number("amount"), Currency.getInstance(row.text("currency"))),
                row.constant(PaymentStatus.class, "status"),
                row.optionalText("provider"),
                row.optionalText("provider_id"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static Parameters parameters(Payment payment) {
        return Parameters.of("id", payment.id().value())
                .and("uuid", payment.uuid())
                .and("owner", payment.owner().value())
                .and("license", payment.license().value())
                .and("product", payment.product().value())
                .and("customer", payment.customer().map(CustomerId::value))
                .and("amount", payment.money().amount())
                .and("currency", payment.money().currency().getCurrencyCode())
                .and("status", payment.status())
                .and("provider", payment.provider())
                .and("providerId", payment.providerId())
                .and("createdAt", payment.createdAt())
                .and("updatedAt", payment.updatedAt());
    }
}
