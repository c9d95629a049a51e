package org.portcullis.http.sunlicense;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.sunlicense.CustomerMessages.ShownCustomer;
import org.portcullis.ports.in.DescribedLicense;

/** What goes over the wire where licences are administered. */
final class LicenseMessages {

    /** sunlicense doc: “license key is generated automatically”, and each that it shows has twenty characters without a dash. */
    static final KeyFormat KEYS = new KeyFormat("20");

    static final Limits LIMITS = Limits.of(5, 5);

    private LicenseMessages() {}

    /** The body that makes a licence, or says all of one. */
    record LicenseBody(
            @Nullable Long productId,
            @Nullable String licenseType,
            @Nullable String licensePlatform,
            @Nullable String licensePlatformOther,
            @Nullable String ownerPlatformId,
            @Nullable String expiryDate,
            Patch<Long> maxIPs,
            Patch<Long> maxHWIDs,
            @Nullable String ownerDiscordId,
            @Nullable String ownerDiscordUsername,
            @Nullable String licenseStatus,
            @Nullable String notes) {

        /** The licence that it makes; it begins active, whatever the body says of that. */
        LicenseDraft toDraft() {
            SaidFields read = SaidFields.of(new FieldReader(), this);
            return new LicenseDraft(
                    read.product(),
                    Optional.empty(),
                    KEYS,
                    LicenseKind.FIXED,
                    Standing.ACTIVE,
                    Term.of(Optional.empty(), read.until()),
                    read.ips(),
                    read.hardware(),
                    Limit.UNLIMITED,
                    LIMITS,
                    false,
                    LicensePlan.FREE,
                    Optional.empty(),
                    Holder.NOBODY,
                    read.platform(),
                    read.notes(),
                    Metadata.EMPTY,
                    OptionalLong.empty());
        }

        /** What it says of a licence that is there. */
        LicenseWish toWish() {
            FieldReader fields = new FieldReader();
            Optional<LicenseStatus> status = fields.word("licenseStatus", licenseStatus, LicenseStatus.class);
            SaidFields read = SaidFields.of(fields, this);
            return new LicenseWish(
                    new LicenseReplacement(
                            read.product(),
                            read.until(),
                            read.ips(),
                            read.hardware(),
                            LIMITS,
                            read.platform(),
                            read.notes(),
                            status.map(LicenseStatus::toReplacementStatus).orElse(LicenseReplacement.Status.UNCHANGED)),
                    status.equals(Optional.of(LicenseStatus.DELETED)));
        }
    }

    /** What is wanted of a licence: another one in its place, or that it is deleted. */
    record LicenseWish(LicenseReplacement replacement, boolean deletes) {}

    /** The fields that making and replacing have in common, in words of the domain. */
    private record SaidFields(
            ProductId product,
            Optional<Instant> until,
            Optional<Limit> ips,
            Optional<Limit> hardware,
            PlatformOwner platform,
            Optional<String> notes) {

        static SaidFields of(FieldReader fields, LicenseBody body) {
            OptionalLong product = fields.id("productId", body.productId());
            Optional<LicenseType> type = fields.word("licenseType", body.licenseType(), LicenseType.class);
            Optional<Instant> until = Moments.read(fields, "expiryDate", body.expiryDate());
            if (body.expiryDate() == null || until.isPresent()) {
                LicenseType.check(fields, type, until.isPresent());
            }
            Optional<Limit> ips = limit(fields, "maxIPs", body.maxIPs());
            Optional<Limit> hardware = limit(fields, "maxHWIDs", body.maxHWIDs());
            PlatformOwner platform = new PlatformOwner(
                    fields.word("licensePlatform", body.licensePlatform(), Platform.class),
                    fields.text("licensePlatformOther", body.licensePlatformOther(), TextRule.NAME),
                    fields.text("ownerPlatformId", body.ownerPlatformId(), TextRule.NAME),
                    fields.text("ownerDiscordId", body.ownerDiscordId(), TextRule.NAME),
                    fields.text("ownerDiscordUsername", body.ownerDiscordUsername(), TextRule.NAME));
            Optional<String> notes = fields.text("notes", body.notes(), TextRule.NOTES);
            fields.requireAllRight();
            return new SaidFields(new ProductId(product.orElseThrow()), until, ips, hardware, platform, notes);
        }

        /** Null is any number; what is left out is left to the product. */
        private static Optional<Limit> limit(FieldReader fields, String name, Patch<Long> sent) {
            return switch (sent) {
                case Patch.Keep<Long> absent -> Optional.empty();
                case Patch.Clear<Long> none -> Optional.of(Limit.UNLIMITED);
                case Patch.To<Long> to -> fields.limit(name, to.value());
            };
        }
    }

    /** A licence. */
    record ShownLicense(
            long id,
            String licenseKey,
            long productId,
            String licenseType,
            @Nullable String licensePlatform,
            @Nullable String licensePlatformOther,
            @Nullable String ownerPlatformId,
            String createdDate,
            String updatedDate,
            @Nullable String expiryDate,
            int maxIPs,
            int maxHWIDs,
            long totalRequests,
            @Nullable String ownerDiscordId,
            @Nullable String ownerDiscordUsername,
            String licenseStatus,
            List<String> hwids,
            List<String> ips,
            @Nullable String notes,
            @Nullable ShownCustomer customer,
            String productIdString) {

        static ShownLicense from(DescribedLicense described, Instant now) {
            License license = described.license();
            PlatformOwner platform = license.platform();
            return new ShownLicense(
                    license.id().value(),
                    license.key().text(),
                    license.product().value(),
                    LicenseType.of(license.term()).name(),
                    platform.platform().map(Platform::name).orElse(null),
                    platform.otherName().orElse(null),
                    platform.id().orElse(null),
                    Moments.text(license.createdAt()),
                    Moments.text(license.updatedAt()),
                    license.term().end().map(Moments::text).orElse(null),
                    license.limits().ips().max(),
                    license.limits().hardware().max(),
                    described.validations(),
                    platform.discordId().orElse(null),
                    platform.discordUsername().orElse(null),
                    LicenseStatus.of(license, now).name(),
                    described.seats().hardware(),
                    described.seats().ips().stream().map(IpAddress::text).toList(),
                    license.notes().orElse(null),
                    described.customer().map(ShownCustomer::from).orElse(null),
                    // sunlicense doc: "productIdString": "1"
                    Long.toString(license.product().value()));
        }
    }
}
