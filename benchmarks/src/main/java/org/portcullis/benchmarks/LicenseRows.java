package org.portcullis.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Role;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;

/** The rows of a {@link Population} but those of the log. */
final class LicenseRows {

    private static final String PLAN = "UNLIMITED";
    private static final String FORMAT = KeyFormat.prefixed("LIC").pattern();
    private static final int SEATS = 1_000_000;

    private final Population population;
    private final long madeAt;

    LicenseRows(Population population) {
        this.population = population;
        this.madeAt = population
                .lastDay()
                .minusDays(Population.DAYS)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    void load(BulkLoad load, Connection connection) throws SQLException {
        load.fill("account", "id, uuid, email, email_key, role, plan, created_at", this::accounts);
        load.fill(
                "product",
                "id, uuid, owner_id, name, name_key, active, requires_hardware, created_at, updated_at",
                this::products);
        load.fill("customer", "id, uuid, owner_id, name, email, email_key, created_at, updated_at", this::customers);
        load.fill(
                "license",
                "id, uuid, owner_id, product_id, customer_id, key_text, key_canonical, key_format, kind, standing, max_ips,"
                        + " max_hardware, max_users, ip_locked, plan, metadata, created_at, updated_at, ip_seats, device_seats",
                this::licenses);
        count(connection);
        load.fill("ip_seat", "id, license_id, ip, bound_at", this::addresses);
        load.fill("activation", "id, license_id, identity, fingerprint, activated_at, last_seen_at", this::devices);
    }

    private static void count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into list_tally (list, owner_id, block, amount)
                    select 'CUSTOMERS', owner_id, id / 8192, count(*)
                    from customer
                    group by owner_id, id / 8192
                    """);
            statement.execute("""
                    insert into license_tally (owner_id, product_id, kind, standing, block, amount)
                    select owner_id, product_id, kind, standing, id / 8192, count(*)
                    from license
                    group by owner_id, product_id, kind, standing, id / 8192
                    """);
            statement.execute("""
                    insert into license_figure (owner_id, product_id, standing, plan, ends_on, amount)
                    select owner_id, product_id, standing, plan, date '9999-12-31', count(*)
                    from license
                    group by owner_id, product_id, standing, plan
                    """);
            statement.execute("""
                    insert into customer_figure (owner_id, customer_id, amount)
                    select owner_id, customer_id, count(*)
                    from license
                    where customer_id is not null
                    group by owner_id, customer_id
                    """);
            statement.execute("""
                    insert into created_daily (owner_id, product_id, on_day, amount)
                    select owner_id, product_id, date '1970-01-01' + cast(created_at / 86400000 as integer), count(*)
                    from license
                    group by owner_id, product_id, date '1970-01-01' + cast(created_at / 86400000 as integer)
                    """);
        }
        connection.commit();
    }

    /** So that what is added later gets numbers of its own. */
    void moveSequences(Connection connection) throws SQLException {
        int licenses = population.licenses();
        try (Statement statement = connection.createStatement()) {
            restart(statement, "account_id", population.owners());
            restart(statement, "product_id", population.products());
            restart(statement, "customer_id", population.customers());
            restart(statement, "license_id", licenses);
            restart(statement, "ip_seat_id", licenses);
            restart(statement, "activation_id", licenses);
        }
        connection.commit();
    }

    private static void restart(Statement statement, String sequence, int last) throws SQLException {
        statement.execute("alter sequence " + sequence + " restart with " + (last + 1));
    }

    private void accounts(BulkLoad.Rows rows) throws SQLException {
        for (int id = 1; id <= population.owners(); id++) {
            String email = "owner" + id + "@example.com";
            rows.add((long) id, population.uuid(1, id), email, email, Role.USER.name(), PLAN, madeAt);
        }
    }

    private void products(BulkLoad.Rows rows) throws SQLException {
        for (int id = 1; id <= population.products(); id++) {
            rows.add(
                    (long) id,
                    population.uuid(2, id),
                    population.ownerOfProduct(id),
                    "Product " + id,
                    "product " + id,
                    true,
                    false,
                    madeAt,
                    madeAt);
        }
    }

    private void customers(BulkLoad.Rows rows) throws SQLException {
        for (int id = 1; id <= population.customers(); id++) {
            String email = "customer" + id + "@example.com";
            rows.add(
                    (long) id,
                    population.uuid(3, id),
                    Population.BIG_OWNER,
                    "Customer " + id,
                    email,
                    email,
                    madeAt,
                    madeAt);
        }
    }

    private void licenses(BulkLoad.Rows rows) throws SQLException {
        for (int license = 0; license < population.licenses(); license++) {
            LicenseKey key = Population.key(license);
            long customer = population.customerOf(license);
            @Nullable Long soldTo = customer == 0 ? null : (Long) customer;
            rows.add(
                    1L + license,
                    population.uuid(4, license),
                    population.ownerOf(license),
                    population.productOf(license),
                    soldTo,
                    key.text(),
                    key.canonical(),
                    FORMAT,
                    LicenseKind.FIXED.name(),
                    population.standingOf(license).name(),
                    SEATS,
                    SEATS,
                    SEATS,
                    false,
                    LicensePlan.values()[0].name(),
                    "{}",
                    madeAt,
                    madeAt,
                    1,
                    1);
        }
    }

    private void addresses(BulkLoad.Rows rows) throws SQLException {
        for (int license = 0; license < population.licenses(); license++) {
            rows.add(1L + license, 1L + license, Population.ip(license).text(), madeAt);
        }
    }

    private void devices(BulkLoad.Rows rows) throws SQLException {
        for (int license = 0; license < population.licenses(); license++) {
            rows.add(1L + license, 1L + license, Population.hardware(license).identity(), false, madeAt, madeAt);
        }
    }
}
