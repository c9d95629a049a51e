package org.portcullis.http.licensechain;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.ports.in.OfflineProof;
import org.portcullis.ports.in.Validation;

/** What goes over the wire where a licence is verified. */
final class VerifyMessages {

    private VerifyMessages() {}

    /** The body of a verification; {@code hwuid} and {@code hardwareId} are the same thing. */
    record VerifyBody(
            @JsonAlias({"licenseKey", "license_key"}) @Nullable
            String key,

            @Nullable String hwuid,
            @JsonAlias("hardware_id") @Nullable String hardwareId,
            @Nullable Boolean token) {

        /** The request; empty if no licence can have such a key. */
        Optional<ValidationRequest> toRequest(Caller caller, DialectSettings settings) {
            FieldReader fields = new FieldReader();
            Optional<LicenseKey> licenseKey = fields.key("key", key);
            Optional<HardwareId> hardware = fields.hardwareId("hwuid", hwuid);
            Optional<HardwareId> again = fields.hardwareId("hardwareId", hardwareId);
            if (hardware.isPresent() && again.isPresent() && !hardware.equals(again)) {
                fields.reject("hardwareId", "must be the same as hwuid");
            }
            fields.requireAllRight();
            return licenseKey.map(known -> ValidationRequest.of(
                    known,
                    settings.addressOf(caller, Optional.empty()),
                    hardware.or(() -> again).map(Hardware.class::cast),
                    1));
        }

        boolean wantsToken() {
            return Boolean.TRUE.equals(token);
        }
    }

    /** The document's “Response (Valid)”, and the token if one was asked for. */
    record Valid(
            boolean valid,
            String status,
            @Nullable String expiresAt,
            @Nullable String email,
            String verificationType,
            Metadata metadata,

            @JsonProperty("license_token") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String licenseToken,

            @JsonProperty("license_token_expires_at") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String licenseTokenExpiresAt,

            @JsonProperty("license_jwks_uri") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String licenseJwksUri) {

        static Valid from(License license, Metadata metadata, Optional<OfflineProof> proof, String keys) {
            return new Valid(
                    true,
                    // As it was when it was granted, though its term may end before the answer is written.
                    LicenseWords.Status.ACTIVE.name(),
                    license.term().end().map(Moments::plain).orElse(null),
                    license.holder().email().orElse(null),
                    LicenseWords.verificationTypeOf(license.plan()),
                    metadata,
                    proof.map(OfflineProof::token).orElse(null),
                    proof.map(OfflineProof::expiresAt).map(Moments::plain).orElse(null),
                    proof.map(issued -> keys).orElse(null));
        }
    }

    /** How it was verified. */
    record Metadata(String ipAddress, @Nullable String userAgent, String verifiedAt, boolean advancedChecks) {

        static Metadata of(Caller caller, ValidationRequest request, Instant now) {
            return new Metadata(
                    request.ip().text(),
                    caller.origin().userAgent().orElse(null),
                    Moments.millis(now),
                    request.hardware().isPresent());
        }
    }

    /** The document's “Response (Invalid)”; nobody knows the status of an unknown key. */
    record Invalid(
            boolean valid,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String status) {

        static final Invalid UNKNOWN = new Invalid(false, reasonOf(new Refusal.UnknownKey()), null);

        static Invalid from(Validation.Refused refused, Instant now) {
            return new Invalid(
                    false,
                    reasonOf(refused.refusal()),
                    refused.license()
                            .map(license -> LicenseWords.statusOf(license, now).name())
                            .orElse(null));
        }
    }

    static String reasonOf(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownKey r -> "License key not found";
            case Refusal.IpBlacklisted r -> "ip_blacklisted";
            case Refusal.HardwareBlacklisted r -> "hardware_blacklisted";
            case Refusal.Revoked r -> "License revoked";
            case Refusal.Suspended r -> "License suspended";
            case Refusal.Inactive r -> "License inactive";
            case Refusal.NotYetValid r -> "License not yet valid";
            case Refusal.Expired r -> "License expired";
            // This dialect's verification names no app; the words are for whoever lets it one day.
            case Refusal.WrongProduct r -> "License key not found";
            // The lock is told as the limit that it amounts to.
            case Refusal.IpLocked r -> "ip_limit_exceeded";
            case Refusal.IpLimitReached r -> "ip_limit_exceeded";
            case Refusal.HardwareRequired r -> "hardware_id_required";
            case Refusal.HardwareLimitReached r -> "hardware_id_mismatch";
            case Refusal.InsufficientCredits r -> "insufficient_credits";
            case Refusal.PlanSpent r -> "plan_limit_reached";
        };
    }
}
