package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.out.Outbox;

final class JdbiOutbox implements Outbox {

    private static final String INSERT = """
                insert into outbox_event (number, id, type, owner_id, product_id, license_id, at)
                values (nextval('outbox_event_number'), :id, :type, :owner, :product, :license, :at)
                """;

    private final Session session;

    JdbiOutbox(Session session) {
        this.session = session;
    }

    @Override
    public void add(Event event) {
        session.update(INSERT, parameters(event));
    }

    @Override
    public void addAll(List<Event> events) {
        session.updateEach(INSERT, events.stream().map(JdbiOutbox::parameters).toList());
    }

    private static Parameters parameters(Event event) {
        return Parameters.of("id", event.id())
                .and("type", event.type())
                .and("owner", event.owner().value())
                .and("product", event.product().value())
                .and("license", event.license().value())
                .and("at", event.at());
    }

    @Override
    public List<Event> pending(int limit) {
        return session.list("""
                select id, type, owner_id, product_id, license_id, at
                from outbox_event
                order by number
                fetch first :limit rows only
                """, Parameters.of("limit", limit), JdbiOutbox::event);
    }

    private static Event event(Row row) throws SQLException {
        return new Event(
                row.uuid("id"),
                row.constant(EventType.class, "type"),
                new AccountId(row.number("owner_id")),
                new ProductId(row.number("product_id")),
                new LicenseId(row.number("license_id")),
                row.instant("at"));
    }
}
