package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Limit;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductListing;
import org.portcullis.core.product.ProductType;
import org.portcullis.core.product.Removal;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.out.Products;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiProducts implements Products {

    /** Named apart from a licence's, since both are read in one row. */
    static final String COLUMNS = """
            p.id as p_id, p.uuid as p_uuid, p.owner_id as p_owner_id, p.name as p_name, p.slug as p_slug, p.description as p_description,
            p.active as p_active, p.license_prefix as p_license_prefix, p.default_ips as p_default_ips,
            p.default_hardware as p_default_hardware, p.requires_hardware as p_requires_hardware,
            p.product_type as p_product_type, p.product_type_other as p_product_type_other, p.role_id as p_role_id,
            p.purchase_role_id as p_purchase_role_id, p.url as p_url, p.image_url as p_image_url,
            p.created_at as p_created_at, p.updated_at as p_updated_at
            """;

    private static final String FIND = "select " + COLUMNS + "from product p where p.id = ? and not p.removed";

    private final Session session;

    JdbiProducts(Session session) {
        this.session = session;
    }

    @Override
    public ProductId nextId() {
        return new ProductId(session.next("product_id"));
    }

    @Override
    public void add(Product product) {
        session.update("""
                insert into product (id, uuid, owner_id, name, name_key, slug, description, active, license_prefix,
                    default_ips, default_hardware, requires_hardware, product_type, product_type_other, role_id,
                    purchase_role_id, url, image_url, created_at, updated_at)
                values (:id, :uuid, :owner, :name, :nameKey, :slug, :description, :active, :licensePrefix,
                    :defaultIps, :defaultHardware, :requiresHardware, :type, :otherType, :roleId,
                    :purchaseRoleId, :url, :imageUrl, :createdAt, :updatedAt)
                """, parameters(product));
    }

    @Override
    public void update(Product product) {
        session.update("""
                update product
                set uuid = :uuid, owner_id = :owner, name = :name, name_key = :nameKey, slug = :slug,
                    description = :description, active = :active, license_prefix = :licensePrefix, default_ips = :defaultIps,
                    default_hardware = :defaultHardware, requires_hardware = :requiresHardware,
                    product_type = :type, product_type_other = :otherType, role_id = :roleId,
                    purchase_role_id = :purchaseRoleId, url = :url, image_url = :imageUrl,
                    created_at = :createdAt, updated_at = :updatedAt
                where id = :id and not removed
                """, parameters(product));
    }

    @Override
    public void remove(ProductId id) {
        Parameters parameters = Parameters.of("id", id.value());
        session.update("delete from blacklist_entry where product_id = :id", parameters);
        session.update("update product set removed = true, name_key = null, slug = null where id = :id", parameters);
    }

    @Override
    public void addRemoval(Removal removal) {
        session.update(
                """
                insert into product_removal (product_id, actor_id, ip, user_agent, channel)
                values (:product, :actor, :ip, :userAgent, :channel)
                """,
                Parameters.of("product", removal.product().value())
                        .and("actor", removal.actor().map(AccountId::value))
                        .and("ip", removal.origin().ip().text())
                        .and("userAgent", removal.origin().userAgent())
                        .and("channel", removal.origin().channel()));
    }

    @Override
    public Optional<Removal> lockRemoval() {
        return session.first(
                """
                select product_id, actor_id, ip, user_agent, channel
                from product_removal
                order by product_id
                fetch first 1 row only
                for update
                """,
                row -> new Removal(
                        new ProductId(row.number("product_id")),
                        row.optional("actor_id", AccountId::new),
                        new Origin(IpAddress.of(row.text("ip")), row.optionalText("user_agent"), row.text("channel"))));
    }

    @Override
    public void endRemoval(ProductId id) {
        session.update("delete from product_removal where product_id = ?", id.value());
    }

    @Override
    public Map<ProductId, UUID> uuids(Collection<ProductId> products, Scope scope) {
        Conditions conditions = Conditions.within(scope, "p.owner_id", "p.id")
                .and("not p.removed")
                .and(
                        "p.id = any(:ids)",
                        "ids",
                        products.stream().map(ProductId::value).distinct().toArray(Long[]::new));
        Map<ProductId, UUID> found = new HashMap<>();
        session.list(
                        "select p.id, p.uuid from product p " + conditions.where(),
                        conditions.parameters(),
                        row -> Map.entry(new ProductId(row.number("id")), row.uuid("uuid")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    @Override
    public Optional<Product> find(UUID uuid, Scope scope) {
        return session.first(
                        "select " + COLUMNS + "from product p where p.uuid = ? and not p.removed",
                        JdbiProducts::product,
                        uuid)
                .filter(product -> scope.includes(product.owner(), product.id()));
    }

    @Override
    public Optional<Product> findBySlug(AccountId owner, Slug slug) {
        return session.first(
                "select " + COLUMNS + "from product p where p.owner_id = ? and p.slug = ?",
                JdbiProducts::product,
                owner.value(),
                slug.text());
    }

    @Override
    public Optional<Product> find(ProductId id, Scope scope) {
        return session.first(FIND, JdbiProducts::product, id.value())
                .filter(product -> scope.includes(product.owner(), product.id()));
    }

    @Override
    public Optional<Product> lock(ProductId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "p.owner_id", "p.id")
                .and("not p.removed")
                .and("p.id = :id", "id", id.value());
        return session.first(
                "select " + COLUMNS + "from product p " + conditions.where() + " for update",
                conditions.parameters(),
                JdbiProducts::product);
    }

    @Override
    public Optional<Product> findByName(AccountId owner, String name) {
        return session.first(
                "select " + COLUMNS + "from product p where p.owner_id = ? and p.name_key = ?",
                JdbiProducts::product,
                owner.value(),
                name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Page<Product> list(boolean activeOnly, Scope scope, PageRequest page) {
        Conditions conditions = Conditions.within(scope, "p.owner_id", "p.id").and("not p.removed");
        if (activeOnly) {
            conditions.and("p.active");
        }
        return session.page(
                COLUMNS,
                "from product p " + conditions.where(),
                "p.id",
                conditions.parameters(),
                page,
                JdbiProducts::product);
    }

    @Override
    public List<Product> after(Optional<ProductId> last, Scope scope, int limit) {
        Conditions conditions = Conditions.within(scope, "p.owner_id").and("not p.removed");
        return session.after(
                "select " + COLUMNS + "from product p ",
                conditions,
                Conditions.byNumber(scope, "p.owner_id", "p.id"),
                last.map(ProductId::value),
                limit,
                JdbiProducts::product);
    }

    static Product product(Row row) throws SQLException {
        return new Product(
                new ProductId(row.number("p_id")),
                row.uuid("p_uuid"),
                new AccountId(row.number("p_owner_id")),
                row.text("p_name"),
                row.optionalText("p_slug").map(Slug::new),
                row.optionalText("p_description"),
                row.flag("p_active"),
                row.optionalText("p_license_prefix"),
                row.optional("p_default_ips", max -> new Limit((int) max)),
                row.optional("p_default_hardware", max -> new Limit((int) max)),
                row.flag("p_requires_hardware"),
                listing(row),
                row.instant("p_created_at"),
                row.instant("p_updated_at"));
    }

    private static ProductListing listing(Row row) throws SQLException {
        return new ProductListing(
                row.constant(ProductType.class, "p_product_type"),
                row.optionalText("p_product_type_other"),
                row.optionalText("p_role_id"),
                row.optionalText("p_purchase_role_id"),
                row.optionalText("p_url"),
                row.optionalText("p_image_url"));
    }

    private static Parameters parameters(ProductListing listing) {
        return Parameters.of("type", listing.type())
                .and("otherType", listing.otherType())
                .and("roleId", listing.roleId())
                .and("purchaseRoleId", listing.purchaseRoleId())
                .and("url", listing.url())
                .and("imageUrl", listing.imageUrl());
    }

    private static Parameters parameters(Product product) {
        return Parameters.of("id", product.id().value())
                .and("uuid", product.uuid())
                .and("owner", product.owner().value())
                .and("name", product.name())
                .and("nameKey", product.name().toLowerCase(Locale.ROOT))
                .and("slug", product.slug().map(Slug::text))
                .and("description", product.description())
                .and("active", product.active())
                .and("licensePrefix", product.licensePrefix())
                .and("defaultIps", product.defaultIps().map(Limit::max))
                .and("defaultHardware", product.defaultHardware().map(Limit::max))
                .and("requiresHardware", product.requiresHardware())
                .and(parameters(product.listing()))
                .and("createdAt", product.createdAt())
                .and("updatedAt", product.updatedAt());
    }
}
