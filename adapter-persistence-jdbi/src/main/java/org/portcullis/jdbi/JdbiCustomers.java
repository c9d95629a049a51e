package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.out.Customers;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiCustomers implements Customers {

    private static final String COLUMNS =
            "id, uuid, owner_id, name, email, phone, discord_id, notes, profile, created_at, updated_at";

    private static final String SELECT = "select " + COLUMNS + " from customer ";

    private final Session session;
    private final ListTally tally;
    private final Tally figures;

    JdbiCustomers(Session session, Tally tally) {
        this.session = session;
        this.tally = ListTally.ofCustomers(session, tally);
        this.figures = tally;
    }

    @Override
    public CustomerId nextId() {
        return new CustomerId(session.next("customer_id"));
    }

    @Override
    public void add(Customer customer) {
        session.update("""
                insert into customer (id, uuid, owner_id, name, email, email_key, phone, discord_id, notes, profile,
                    created_at, updated_at)
                values (:id, :uuid, :owner, :name, :email, :emailKey, :phone, :discordId, :notes, :profile,
                    :createdAt, :updatedAt)
                """, parameters(customer));
        tally.add(customer.owner().value(), customer.id().value());
        figures.add(Tally.Table.REGISTERED, 1, customer.owner().value(), Figures.dayOf(customer.createdAt()));
    }

    @Override
    public void update(Customer customer) {
        session.update("""
                update customer
                set uuid = :uuid, name = :name, email = :email, email_key = :emailKey,
                    phone = :phone, discord_id = :discordId, notes = :notes, profile = :profile,
                    created_at = :createdAt, updated_at = :updatedAt
                where id = :id
                """, parameters(customer));
    }

    @Override
    public void remove(CustomerId id) {
        session.first(
                        "select owner_id from customer where id = ? for update",
                        row -> row.number("owner_id"),
                        id.value())
                .ifPresent(owner -> {
                    // The foreign key of license takes the customer off its licences.
                    session.update("delete from customer where id = ?", id.value());
                    session.update(
                            "delete from customer_figure where owner_id = ? and customer_id = ?", owner, id.value());
                    tally.remove(owner, id.value());
                });
    }

    @Override
    public Optional<Customer> find(CustomerId id, Scope scope) {
        return session.first(SELECT + "where id = :id", Parameters.of("id", id.value()), JdbiCustomers::customer)
                .filter(customer -> scope.includes(customer.owner()));
    }

    @Override
    public List<Customer> findAll(Collection<CustomerId> ids, Scope scope) {
        Object numbers = ids.stream().map(CustomerId::value).toArray(Long[]::new);
        return session.list(SELECT + "where id = any(?) order by id", JdbiCustomers::customer, numbers).stream()
                .filter(customer -> scope.includes(customer.owner()))
                .toList();
    }

    @Override
    public Optional<Customer> lock(CustomerId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "owner_id").and("id = :id", "id", id.value());
        return session.first(
                SELECT + conditions.where() + " for update", conditions.parameters(), JdbiCustomers::customer);
    }

    @Override
    public Optional<Customer> findByEmail(AccountId owner, String email) {
        return session.first(
                SELECT + "where owner_id = :owner and email_key = :emailKey",
                Parameters.of("owner", owner.value()).and("emailKey", email.toLowerCase(Locale.ROOT)),
                JdbiCustomers::customer);
    }

    @Override
    public Page<Customer> list(Scope scope, PageRequest page) {
        Blocks.Position position = tally.position(scope, page.skip());
        Conditions conditions = Conditions.within(scope, "owner_id").and("id >= :first", "first", position.first());
        return session.page(
                SELECT + conditions.where() + " order by " + Conditions.byNumber(scope, "owner_id", "id"),
                conditions.parameters(),
                page,
                position,
                JdbiCustomers::customer);
    }

    @Override
    public List<Customer> after(Optional<CustomerId> last, Scope scope, int limit) {
        Conditions conditions = Conditions.within(scope, "owner_id");
        return session.after(
                SELECT,
                conditions,
                Conditions.byNumber(scope, "owner_id", "id"),
                last.map(CustomerId::value),
                limit,
                JdbiCustomers::customer);
    }

    private static Customer customer(Row row) throws SQLException {
        return new Customer(
                new CustomerId(row.number("id")),
                row.uuid("uuid"),
                new AccountId(row.number("owner_id")),
                row.text("name"),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("discord_id"),
                row.optionalText("notes"),
                ProfileText.read(row.optionalText("profile")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static Parameters parameters(Customer customer) {
        return Parameters.of("id", customer.id().value())
                .and("uuid", customer.uuid())
                .and("owner", customer.owner().value())
                .and("name", customer.name())
                .and("email", customer.email())
                .and("emailKey", customer.email().map(email -> email.toLowerCase(Locale.ROOT)))
                .and("phone", customer.phone())
                .and("discordId", customer.discordId())
                .and("notes", customer.notes())
                .and("profile", ProfileText.of(customer.profile()))
                .and("createdAt", customer.createdAt())
                .and("updatedAt", customer.updatedAt());
    }
}
