package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.out.AuditTrail;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

final class JdbiAuditTrail implements AuditTrail {

    private static final String COLUMNS = """
            id, actor_id, owner_id, action, resource, resource_id, before_fields, after_fields, ip, user_agent, channel,
            success, at
            """;

    private static final String INSERT = """
                insert into audit_entry (id, actor_id, owner_id, action, resource, resource_id, before_fields,
                    after_fields, ip, user_agent, channel, success, at)
                values (:id, :actor, :owner, :action, :resource, :resourceId, :before,
                    :after, :ip, :userAgent, :channel, :success, :at)
                """;

    private record Numbered(long number, AuditEntry entry) {

        Parameters parameters() {
            return JdbiAuditTrail.parameters(entry).and("id", number);
        }

        long owner() {
            return entry.owner().map(AccountId::value).orElse(ListTally.NOBODY);
        }
    }

    private final Session session;
    private final ListTally tally;

    JdbiAuditTrail(Session session, Tally tally) {
        this.session = session;
        this.tally = ListTally.ofAuditTrail(session, tally);
    }

    @Override
    public void add(AuditEntry entry) {
        addAll(List.of(entry));
    }

    @Override
    public void addAll(List<AuditEntry> entries) {
        List<Numbered> numbered = numbered(entries);
        session.updateEach(INSERT, numbered.stream().map(Numbered::parameters).toList());
        numbered.forEach(entry -> tally.add(entry.owner(), entry.number()));
    }

    private List<Numbered> numbered(List<AuditEntry> entries) {
        Iterator<Long> numbers = session.next("audit_entry_id", entries.size()).iterator();
        return entries.stream()
                .map(entry -> new Numbered(numbers.next(), entry))
                .toList();
    }

    private static Parameters parameters(AuditEntry entry) {
        return Parameters.of("actor", entry.actor().map(AccountId::value))
                .and("owner", entry.owner().map(AccountId::value))
                .and("action", entry.action())
                .and("resource", entry.resource())
                .and("resourceId", entry.resourceId())
                .and("before", Json.write(entry.before()))
                .and("after", Json.write(entry.after()))
                .and("ip", entry.origin().ip().text())
                .and("userAgent", entry.origin().userAgent())
                .and("channel", entry.origin().channel())
                .and("success", entry.success())
                .and("at", entry.at());
    }

    @Override
    public Page<RecordedEntry> list(AuditFilter filter, Scope scope, PageRequest page) {
        Conditions conditions = Conditions.within(scope, "owner_id");
        String order = scope instanceof Scope.OwnedBy ? "owner_id desc, id desc" : "id desc";
        return filter.equals(AuditFilter.ALL)
                ? counted(conditions, order, scope, page)
                : session.page(
                        COLUMNS,
                        "from audit_entry " + matching(filter, conditions).where(),
                        order,
                        conditions.parameters(),
                        page,
                        JdbiAuditTrail::recorded);
    }

    private Page<RecordedEntry> counted(Conditions conditions, String order, Scope scope, PageRequest page) {
        Blocks.Position position = tally.position(scope, page.skip());
        conditions.and("id <= :last", "last", position.last());
        return session.page(
                "select " + COLUMNS + " from audit_entry " + conditions.where() + " order by " + order,
                conditions.parameters(),
                page,
                position,
                JdbiAuditTrail::recorded);
    }

    private static Conditions matching(AuditFilter filter, Conditions conditions) {
        return conditions
                .and("actor_id = :actor", "actor", filter.actor().map(AccountId::value))
                .and("action = :action", "action", filter.action())
                .and("resource = :resource", "resource", filter.resource())
                .and("resource_id = :resourceId", "resourceId", filter.resourceId())
                .and("success = :success", "success", filter.success())
                .and("at >= :from", "from", filter.from())
                .and("at <= :until", "until", filter.until());
    }

    @Override
    public Optional<AuditEntry> find(AuditEntryId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "owner_id").and("id = :id", "id", id.value());
        return session.first(
                "select " + COLUMNS + " from audit_entry " + conditions.where(),
                conditions.parameters(),
                JdbiAuditTrail::entry);
    }

    private static RecordedEntry recorded(Row row) throws SQLException {
        return new RecordedEntry(new AuditEntryId(row.number("id")), entry(row));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.optional("actor_id", AccountId::new),
                row.optional("owner_id", AccountId::new),
                row.constant(AuditAction.class, "action"),
                row.constant(AuditedResource.class, "resource"),
                row.number("resource_id"),
                Json.read(row.text("before_fields")),
                Json.read(row.text("after_fields")),
                new Origin(IpAddress.of(row.text("ip")), row.optionalText("user_agent"), row.text("channel")),
                row.flag("success"),
                row.instant("at"));
    }
}
