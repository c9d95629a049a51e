package org.portcullis.jdbi;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Licenses;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiLicenses implements Licenses {

    private static final String SELECT = "select " + LicenseColumns.ALL + "from license l ";

    private static final String INSERT = """
                insert into license (id, uuid, owner_id, product_id, customer_id, key_text, key_canonical, key_format,
                    kind, standing, valid_from, valid_until, max_ips, max_hardware, max_users, ip_locked, locked_ip,
                    plan, product_name, holder_name, holder_email, platform, platform_name, platform_owner_id,
                    discord_id, discord_username, notes, metadata, created_at, updated_at)
                values (:id, :uuid, :owner, :product, :customer, :key, :canonical, :keyFormat,
                    :kind, :standing, :validFrom, :validUntil, :maxIps, :maxHardware, :maxUsers, :ipLocked, :lockedIp,
                    :plan, :productName, :holderName, :holderEmail, :platform, :platformName, :platformOwnerId,
                    :discordId, :discordUsername, :notes, :metadata, :createdAt, :updatedAt)
                """;

    private final Session session;
    private final LicenseTally tally;

    JdbiLicenses(Session session, Tally tally) {
        this.session = session;
        this.tally = new LicenseTally(session, tally);
    }

    @Override
    public LicenseId nextId() {
        return new LicenseId(session.next("license_id"));
    }

    @Override
    public List<LicenseId> nextIds(int count) {
        return session.next("license_id", count).stream().map(LicenseId::new).toList();
    }

    @Override
    public void add(License license) {
        session.update(INSERT, LicenseColumns.write(license));
        refuseFormerKey(license.key());
        tally.add(license);
    }

    @Override
    public void addAll(List<License> licenses) {
        session.updateEach(INSERT, licenses.stream().map(LicenseColumns::write).toList());
        if (!keys("key_rotation", "old_canonical", canonical(licenses.stream().map(License::key)))
                .isEmpty()) {
            throw new Duplicate("a licence had one of these keys before");
        }
        licenses.forEach(tally::add);
    }

    @Override
    public Set<LicenseKey> taken(Collection<LicenseKey> keys) {
        String[] canonical = canonical(keys.stream());
        Set<String> taken = new HashSet<>(keys("license", "key_canonical", canonical));
        taken.addAll(keys("key_rotation", "old_canonical", canonical));
        return keys.stream().filter(key -> taken.contains(key.canonical())).collect(Collectors.toSet());
    }

    private static String[] canonical(Stream<LicenseKey> keys) {
        return keys.map(LicenseKey::canonical).toArray(String[]::new);
    }

    /** Those of {@code canonical} that a table has in a column. */
    private List<String> keys(String table, String column, String[] canonical) {
        return session.list(
                "select %s as canonical from %s where %s = any(?)".formatted(column, table, column),
                row -> row.text("canonical"),
                (Object) canonical);
    }

    @Override
    public void update(License license) {
        Optional<LicenseTally.Sort> before = tally.sortOf(license);
        session.update("""
                update license
                set uuid = :uuid, owner_id = :owner, product_id = :product, customer_id = :customer, key_text = :key,
                    key_canonical = :canonical, key_format = :keyFormat, kind = :kind, standing = :standing,
                    valid_from = :validFrom, valid_until = :validUntil, max_ips = :maxIps,
                    max_hardware = :maxHardware, max_users = :maxUsers, ip_locked = :ipLocked, locked_ip = :lockedIp,
                    plan = :plan, product_name = :productName, holder_name = :holderName,
                    holder_email = :holderEmail, platform = :platform, platform_name = :platformName,
                    platform_owner_id = :platformOwnerId, discord_id = :discordId,
                    discord_username = :discordUsername, notes = :notes, metadata = :metadata,
                    created_at = :createdAt, updated_at = :updatedAt
                where id = :id
                """, LicenseColumns.write(license));
        refuseFormerKey(license.key());
        before.ifPresent(sort -> tally.move(sort, LicenseTally.Sort.of(license)));
    }

    /** Comes after the key was taken in {@code license}, which makes it wait for a rotation that is giving the key up. */
    private void refuseFormerKey(LicenseKey key) {
        if (session.exists(
                "select license_id from key_rotation where old_canonical = :canonical",
                Parameters.of("canonical", key.canonical()))) {
            throw new Duplicate("a licence had this key before");
        }
    }

    @Override
    public List<License> lockUnmarked(ProductId product, Optional<LicenseId> last, int limit) {
        // Looked for before they are locked: H2 would lock, and sort, all that the product has.
        Long[] ids = session.list(
                        """
                        select l.id
                        from license l
                        where l.product_id = ? and l.id > ? and l.standing <> 'DELETED'
                        order by l.product_id, l.id
                        fetch first ? rows only
                        """,
                        row -> row.number("id"),
                        product.value(),
                        last.map(LicenseId::value).orElse(0L),
                        limit)
                .toArray(Long[]::new);
        return session.list("select " + LicenseColumns.UNMARKED + """
                from license l
                where l.id = any(?) and l.standing <> 'DELETED'
                order by l.id
                for update
                """, LicenseColumns::read, (Object) ids);
    }

    @Override
    public void markDeleted(List<License> licenses, Instant now) {
        Long[] ids = licenses.stream().map(license -> license.id().value()).toArray(Long[]::new);
        session.update(
                "update license set standing = 'DELETED', updated_at = :now where id = any(:ids)",
                Parameters.of("now", now).and("ids", ids));
        licenses.forEach(
                license -> tally.move(LicenseTally.Sort.of(license), LicenseTally.Sort.of(license.deleted(now))));
    }

    @Override
    public Optional<License> find(UUID uuid, Scope scope) {
        return session.first(SELECT + "where l.uuid = ?", LicenseColumns::read, uuid)
                .filter(license -> scope.includes(license.owner(), license.product()));
    }

    @Override
    public Optional<License> find(LicenseId id, Scope scope) {
        return session.first(SELECT + "where l.id = :id", Parameters.of("id", id.value()), LicenseColumns::read)
                .filter(license -> scope.includes(license.owner(), license.product()));
    }

    @Override
    public Optional<License> find(LicenseKey key, Scope scope) {
        return session.first(
                        SELECT + "where l.key_canonical = :canonical",
                        Parameters.of("canonical", key.canonical()),
                        LicenseColumns::read)
                .filter(license -> scope.includes(license.owner(), license.product()));
    }

    @Override
    public Optional<License> lock(LicenseKey key) {
        return session.first(SELECT + "where l.key_canonical = ? for update", LicenseColumns::read, key.canonical());
    }

    @Override
    public Optional<License> lock(LicenseId id, Scope scope) {
        Conditions conditions =
                Conditions.within(scope, "l.owner_id", "l.product_id").and("l.id = :id", "id", id.value());
        return session.first(
                SELECT + conditions.where() + " for update", conditions.parameters(), LicenseColumns::read);
    }

    @Override
    public Page<License> list(LicenseFilter filter, Scope scope, PageRequest page) {
        LicenseConditions wanted = LicenseConditions.of(session, filter, scope);
        return wanted.areTallied() ? tallied(wanted, page) : read(wanted, page);
    }

    private Page<License> tallied(LicenseConditions wanted, PageRequest page) {
        Blocks.Position position = tally.position(wanted.conditions(), page.skip());
        Conditions conditions = wanted.conditions().and("l.id >= :first", "first", position.first());
        return session.page(
                SELECT + conditions.where() + " order by " + wanted.order(),
                conditions.parameters(),
                page,
                position,
                LicenseColumns::read);
    }

    /** By what is not tallied. */
    private Page<License> read(LicenseConditions wanted, PageRequest page) {
        return session.page(
                LicenseColumns.ALL,
                "from license l " + wanted.conditions().where(),
                wanted.order(),
                wanted.conditions().parameters(),
                page,
                LicenseColumns::read);
    }

    @Override
    public List<License> after(LicenseFilter filter, Optional<LicenseId> last, Scope scope, int limit) {
        LicenseConditions wanted = LicenseConditions.of(session, filter, scope);
        return session.after(
                SELECT, wanted.conditions(), wanted.order(), last.map(LicenseId::value), limit, LicenseColumns::read);
    }

    @Override
    public long count(AccountId owner) {
        return tally.count(Conditions.within(new Scope.OwnedBy(owner), "l.owner_id")
                .and("l.standing <> :deleted", "deleted", Standing.DELETED));
    }

    @Override
    public boolean existsFor(ProductId product) {
        return existsWith("product_id", product.value());
    }

    @Override
    public boolean existsFor(CustomerId customer) {
        return existsWith("customer_id", customer.value());
    }

    private boolean existsWith(String column, long value) {
        return session.exists(
                "select id from license where " + column + " = :value and standing <> 'DELETED' fetch first 1 row only",
                Parameters.of("value", value));
    }
}
