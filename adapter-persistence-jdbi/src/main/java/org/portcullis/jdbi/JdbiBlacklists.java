package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.ports.out.Blacklists;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiBlacklists implements Blacklists {

    /** Entries that concern a licence; lacks the condition on the match key, the licence's owner and its product. */
    static final String FROM_WHERE_CONCERNED = """
            from blacklist_entry b
            where b.match_key %s
                and (b.owner_id is null or b.owner_id = %s)
                and (b.product_id is null or b.product_id = %s)
            """;

    private static final String HITS =
            "select distinct b.match_key " + FROM_WHERE_CONCERNED.formatted("= any(?)", "?", "?");

    private static final String COLUMNS = "id, owner_id, product_id, kind, datum, reason, created_at, updated_at";

    private static final String IP = "IP";
    private static final String DEVICE = "DEVICE";

    private final Session session;

    JdbiBlacklists(Session session) {
        this.session = session;
    }

    @Override
    public BlacklistEntryId nextId() {
        return new BlacklistEntryId(session.next("blacklist_entry_id"));
    }

    @Override
    public void add(BlacklistEntry entry) {
        session.update("""
                insert into blacklist_entry (id, owner_id, product_id, kind, datum, match_key, reason,
                    created_at, updated_at)
                values (:id, :owner, :product, :kind, :datum, :matchKey, :reason, :createdAt, :updatedAt)
                """, parameters(entry));
    }

    @Override
    public void update(BlacklistEntry entry) {
        session.update("""
                update blacklist_entry
                set owner_id = :owner, product_id = :product, kind = :kind, datum = :datum, match_key = :matchKey,
                    reason = :reason, created_at = :createdAt, updated_at = :updatedAt
                where id = :id
                """, parameters(entry));
    }

    @Override
    public void remove(BlacklistEntryId id) {
        session.update("delete from blacklist_entry where id = :id", Parameters.of("id", id.value()));
    }

    @Override
    public Optional<BlacklistEntry> find(BlacklistEntryId id, Scope scope) {
        return find(id, scope, "");
    }

    @Override
    public Optional<BlacklistEntry> lock(BlacklistEntryId id, Scope scope) {
        return find(id, scope, " for update");
    }

    private Optional<BlacklistEntry> find(BlacklistEntryId id, Scope scope, String locking) {
        Conditions conditions = Conditions.within(scope, "owner_id").and("id = :id", "id", id.value());
        return session.first(
                "select " + COLUMNS + " from blacklist_entry " + conditions.where() + locking,
                conditions.parameters(),
                JdbiBlacklists::entry);
    }

    @Override
    public Page<BlacklistEntry> list(Scope scope, PageRequest page) {
        Conditions conditions = Conditions.within(scope, "owner_id");
        return session.page(
                COLUMNS,
                "from blacklist_entry " + conditions.where(),
                "id",
                conditions.parameters(),
                page,
                JdbiBlacklists::entry);
    }

    @Override
    public List<BlacklistEntry> after(Optional<BlacklistEntryId> last, Scope scope, int limit) {
        Conditions conditions = Conditions.within(scope, "owner_id");
        return session.after(
                "select " + COLUMNS + " from blacklist_entry ",
                conditions,
                Conditions.byNumber(scope, "owner_id", "id"),
                last.map(BlacklistEntryId::value),
                limit,
                JdbiBlacklists::entry);
    }

    @Override
    public Barred amongst(License license, Collection<IpAddress> ips, Collection<Hardware> hardware) {
        Set<String> asked = matchKeys(ips, hardware);
        return asked.isEmpty() ? Barred.NOTHING : barred(Set.copyOf(hits(license, asked)), ips, hardware);
    }

    /** By what an address or hardware is found. An address never looks like a hash, so one set serves both kinds. */
    static Set<String> matchKeys(Collection<IpAddress> ips, Collection<Hardware> hardware) {
        Set<String> keys = ips.stream().map(IpAddress::text).collect(Collectors.toCollection(HashSet::new));
        hardware.forEach(device -> keys.addAll(BlacklistedDatum.matchesOf(device)));
        return keys;
    }

    /** Which are barred if these match keys were found. */
    static Barred barred(Set<String> hits, Collection<IpAddress> ips, Collection<Hardware> hardware) {
        return hits.isEmpty()
                ? Barred.NOTHING
                : new Barred(
                        ips.stream().filter(ip -> hits.contains(ip.text())).collect(Collectors.toSet()),
                        hardware.stream()
                                .filter(device -> BlacklistedDatum.matchesOf(device).stream()
                                        .anyMatch(hits::contains))
                                .collect(Collectors.toSet()));
    }

    private Collection<String> hits(License license, Set<String> asked) {
        return session.list(
                HITS,
                row -> row.text("match_key"),
                asked.toArray(String[]::new),
                license.owner().value(),
                license.product().value());
    }

    private static BlacklistEntry entry(Row row) throws SQLException {
        return new BlacklistEntry(
                new BlacklistEntryId(row.number("id")),
                scope(row.optional("owner_id", AccountId::new), row.optional("product_id", ProductId::new)),
                datum(row.text("kind"), row.text("datum")),
                row.optionalText("reason"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static BlacklistScope scope(Optional<AccountId> owner, Optional<ProductId> product) {
        if (owner.isEmpty()) {
            return new BlacklistScope.Instance();
        }
        return product.<BlacklistScope>map(id -> new BlacklistScope.Product(owner.get(), id))
                .orElseGet(() -> new BlacklistScope.Account(owner.get()));
    }

    private static BlacklistedDatum datum(String kind, String text) {
        return kind.equals(IP)
                ? new BlacklistedDatum.Ip(IpAddress.of(text))
                : new BlacklistedDatum.Device(new HardwareId(text));
    }

    private static Parameters parameters(BlacklistEntry entry) {
        return Parameters.of("id", entry.id().value())
                .and("owner", entry.scope().owner().map(AccountId::value))
                .and("product", product(entry.scope()).map(ProductId::value))
                .and("kind", kind(entry.datum()))
                .and("datum", entry.datum().text())
                .and("matchKey", entry.datum().match())
                .and("reason", entry.reason())
                .and("createdAt", entry.createdAt())
                .and("updatedAt", entry.updatedAt());
    }

    private static String kind(BlacklistedDatum datum) {
        return switch (datum) {
            case BlacklistedDatum.Ip ip -> IP;
            case BlacklistedDatum.Device device -> DEVICE;
        };
    }

    private static Optional<ProductId> product(BlacklistScope scope) {
        return switch (scope) {
            case BlacklistScope.Instance instance -> Optional.empty();
            case BlacklistScope.Account account -> Optional.empty();
            case BlacklistScope.Product product -> Optional.of(product.product());
        };
    }
}
