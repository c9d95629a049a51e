package org.portcullis.http.v2docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.in.LicenseDetails;

/** What goes over the wire where programs ask about a licence. */
final class LicenseMessages {

    private LicenseMessages() {}

    /** All that is known of a licence. */
    record Info(LicenseInfo license, List<ActivationInfo> activations) {
        static Info from(LicenseDetails details, Optional<Customer> customer) {
            return new Info(
                    LicenseInfo.from(details.license(), customer),
                    details.seats().activations().values().stream()
                            .map(ActivationInfo::from)
                            .toList());
        }
    }

    /** The licence in it. */
    record LicenseInfo(
            long id,
            String key,
            @JsonProperty("customer_name") @Nullable String customerName,
            String type,
            @JsonProperty("valid_from") String validFrom,
            @JsonProperty("valid_until") @Nullable String validUntil,
            @JsonProperty("max_activations") @Nullable Integer maxActivations,
            @JsonProperty("max_users") @Nullable Integer maxUsers,
            @JsonProperty("is_active") boolean isActive) {

        static LicenseInfo from(License license, Optional<Customer> customer) {
            return new LicenseInfo(
                    license.id().value(),
                    license.key().text(),
                    customer.map(Customer::name)
                            .or(() -> license.holder().name())
                            .orElse(null),
                    kindOf(license),
                    beginningOf(license),
                    license.term().end().map(LicenseMessages::lastOf).orElse(null),
                    orNull(license.limits().hardware()),
                    orNull(license.limits().users()),
                    isOn(license.standing()));
        }
    }

    /** A device that has a seat on it. Who gave theirs back is not kept, so all of these are active. */
    record ActivationInfo(
            long id,
            @JsonProperty("hardware_hash") String hardwareHash,
            @JsonProperty("machine_name") @Nullable String machineName,
            @JsonProperty("activated_at") String activatedAt,
            @JsonProperty("last_heartbeat") String lastHeartbeat,
            @JsonProperty("is_active") boolean isActive) {

        static ActivationInfo from(Activation activation) {
            return new ActivationInfo(
                    activation.id().value(),
                    activation.hardware().identity(),
                    activation.machineName().orElse(null),
                    seconds(activation.activatedAt()),
                    seconds(activation.lastSeenAt()),
                    true);
        }
    }

    /** Without an end all kinds are {@code perpetual}. */
    static String kindOf(License license) {
        if (license.term().end().isEmpty()) {
            return "perpetual";
        }
        return switch (license.kind()) {
            case FIXED -> "subscription";
            case TRIAL -> "trial";
            case CONSUMPTION -> "consumption";
            case ENTERPRISE -> "enterprise";
        };
    }

    /** What the vendor's switch says; whether the term is over, {@code valid_until} tells. */
    static boolean isOn(Standing standing) {
        return switch (standing) {
            case ACTIVE -> true;
            case INACTIVE, SUSPENDED, REVOKED, DELETED -> false;
        };
    }

    /** The vendor's licences all have a beginning: where none was set, it is the day on which the licence was made. */
    private static String beginningOf(License license) {
        return license.term()
                .from()
                .map(begin -> beginsADay(begin) ? day(begin).toString() : begin.toString())
                .orElseGet(() -> day(license.createdAt()).toString());
    }

    /** The last day before {@code end}, all of it included; where the end lies within a day, the moment of it. */
    private static String lastOf(Instant end) {
        return beginsADay(end) ? day(end).minusDays(1).toString() : end.toString();
    }

    private static boolean beginsADay(Instant moment) {
        return moment.equals(moment.truncatedTo(ChronoUnit.DAYS));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** As the document shows them: {@code 2025-06-19T10:30:00Z}. */
    private static String seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable Integer orNull(Limit limit) {
        return limit.isUnlimited() ? null : limit.max();
    }
}
