package org.portcullis.http.cyberlicense;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.ports.in.Validation;

/** What goes over the wire where a licence is validated, rotated or cleared. */
final class LicenseMessages {

    /** Milliseconds always: {@code 2024-12-31T23:59:59.000Z}. */
    static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private LicenseMessages() {}

    /** The body of a validation. */
    record ValidateBody(
            @Nullable String key,
            @Nullable String ip,
            @Nullable String hwid,
            @Nullable Long credits) {

        /** The request; empty if no licence can have such a key. */
        Optional<ValidationRequest> toRequest(Caller caller, DialectSettings settings) {
            FieldReader fields = new FieldReader();
            Optional<LicenseKey> licenseKey = fields.key("key", key);
            Optional<IpAddress> bodyIp = fields.ip("ip", ip);
            Optional<HardwareId> hardware = fields.hardwareId("hwid", hwid);
            long toSpend = fields.number("credits", credits, 0, 1);
            fields.requireAllRight();
            IpAddress address = settings.addressOf(caller, bodyIp);
            return licenseKey.map(
                    known -> ValidationRequest.of(known, address, hardware.map(Hardware.class::cast), toSpend));
        }
    }

    /** The body of a call about one licence. */
    record KeyBody(@Nullable String key) {

        /** The key; empty if no licence can have it. */
        Optional<LicenseKey> toKey() {
            FieldReader fields = new FieldReader();
            Optional<LicenseKey> licenseKey = fields.key("key", key);
            fields.requireAllRight();
            return licenseKey;
        }
    }

    /** A licence that may be used. */
    record Validated(boolean success, boolean valid, ValidatedLicense license) {
        static Validated from(Validation.Granted granted) {
            return new Validated(true, true, ValidatedLicense.from(granted.license(), granted.seats()));
        }
    }

    /** The licence in that answer. */
    record ValidatedLicense(
            String key,
            boolean active,
            @Nullable String expiresAt,
            int ipLimit,
            int hwidLimit,
            List<String> usedIps,
            List<String> usedHwids,
            String licenseType) {

        static ValidatedLicense from(License license, Seats seats) {
            Optional<Instant> end = license.term().end();
            return new ValidatedLicense(
                    license.key().text(),
                    license.standing() == Standing.ACTIVE,
                    end.map(MOMENT::format).orElse(null),
                    license.limits().ips().max(),
                    license.limits().hardware().max(),
                    seats.ips().stream().map(IpAddress::text).toList(),
                    seats.activations().keySet().stream()
                            .map(Hardware::identity)
                            .toList(),
                    word(license.kind()));
        }

        private static String word(LicenseKind kind) {
            return switch (kind) {
                case FIXED -> "fixed";
                case TRIAL -> "trial";
                case CONSUMPTION -> "consumption";
                case ENTERPRISE -> "enterprise";
            };
        }
    }

    /** A new key. */
    record Rotated(boolean success, String oldKey, String newKey) {
        static Rotated from(KeyRotation rotation) {
            return new Rotated(true, rotation.oldKey().text(), rotation.newKey().text());
        }
    }

    /** Freed seats. */
    record Cleared(boolean success, String message) {
        static final Cleared DONE = new Cleared(true, "License restrictions cleared");
    }
}
