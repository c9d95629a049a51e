package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Optional;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;

/** A licence as a row of {@code license l}, and back. */
final class LicenseColumns {

    private static final String ALL_BUT_STANDING = """
            l.id, l.uuid, l.owner_id, l.product_id, l.customer_id, l.key_text, l.key_format, l.kind, l.valid_from,
            l.valid_until, l.max_ips, l.max_hardware, l.max_users, l.ip_locked, l.locked_ip, l.plan,
            l.product_name, l.holder_name, l.holder_email, l.platform, l.platform_name, l.platform_owner_id,
            l.discord_id, l.discord_username, l.notes, l.metadata, l.created_at, l.updated_at
            """;

    /** What a licence is to whoever asks: one whose product was removed is deleted, be it marked so or not. */
    static final String ALL = """
            case when exists (select 1 from product r where r.id = l.product_id and r.removed) then 'DELETED'
            else l.standing end as standing,
            """ + ALL_BUT_STANDING;

    /** What a licence was before its product was removed. */
    static final String UNMARKED = "l.standing, " + ALL_BUT_STANDING;

    private LicenseColumns() {}

    static License read(Row row) throws SQLException {
        return new License(
                new LicenseId(row.number("id")),
                row.uuid("uuid"),
                new AccountId(row.number("owner_id")),
                new ProductId(row.number("product_id")),
                row.optional("customer_id", CustomerId::new),
                new LicenseKey(row.text("key_text")),
                new KeyFormat(row.text("key_format")),
                row.constant(LicenseKind.class, "kind"),
                row.constant(Standing.class, "standing"),
                Term.of(row.optionalInstant("valid_from"), row.optionalInstant("valid_until")),
                new Limits(
                        new Limit(row.integer("max_ips")),
                        new Limit(row.integer("max_hardware")),
                        new Limit(row.integer("max_users"))),
                ipLock(row),
                row.constant(LicensePlan.class, "plan"),
                row.optionalText("product_name"),
                new Holder(row.optionalText("holder_name"), row.optionalText("holder_email")),
                platform(row),
                row.optionalText("notes"),
                new Metadata(row.text("metadata")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    static Parameters write(License license) {
        Limits limits = license.limits();
        return Parameters.of("id", license.id().value())
                .and("uuid", license.uuid())
                .and("owner", license.owner().value())
                .and("product", license.product().value())
                .and("customer", license.customer().map(CustomerId::value))
                .and("key", license.key().text())
                .and("canonical", license.key().canonical())
                .and("keyFormat", license.keyFormat().pattern())
                .and("kind", license.kind())
                .and("standing", license.standing())
                .and("validFrom", license.term().from())
                .and("validUntil", license.term().end())
                .and("maxIps", limits.ips().max())
                .and("maxHardware", limits.hardware().max())
                .and("maxUsers", limits.users().max())
                .and("ipLocked", !(license.ipLock() instanceof IpLock.Off))
                .and("lockedIp", lockedIp(license.ipLock()))
                .and("plan", license.plan())
                .and("productName", license.productName())
                .and("holderName", license.holder().name())
                .and("holderEmail", license.holder().email())
                .and(platform(license.platform()))
                .and("notes", license.notes())
                .and("metadata", license.metadata().json())
                .and("createdAt", license.createdAt())
                .and("updatedAt", license.updatedAt());
    }

    private static IpLock ipLock(Row row) throws SQLException {
        if (!row.flag("ip_locked")) {
            return new IpLock.Off();
        }
        return row.optionalText("locked_ip")
                .<IpLock>map(ip -> new IpLock.Held(IpAddress.of(ip)))
                .orElseGet(IpLock.Waiting::new);
    }

    private static Optional<String> lockedIp(IpLock lock) {
        return switch (lock) {
            case IpLock.Off off -> Optional.empty();
            case IpLock.Waiting waiting -> Optional.empty();
            case IpLock.Held held -> Optional.of(held.ip().text());
        };
    }

    private static PlatformOwner platform(Row row) throws SQLException {
        return new PlatformOwner(
                row.optionalConstant(Platform.class, "platform"),
                row.optionalText("platform_name"),
                row.optionalText("platform_owner_id"),
                row.optionalText("discord_id"),
                row.optionalText("discord_username"));
    }

    private static Parameters platform(PlatformOwner owner) {
        return Parameters.of("platform", owner.platform())
                .and("platformName", owner.otherName())
                .and("platformOwnerId", owner.id())
                .and("discordId", owner.discordId())
                .and("discordUsername", owner.discordUsername());
    }
}
