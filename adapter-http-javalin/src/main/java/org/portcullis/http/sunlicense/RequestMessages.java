package org.portcullis.http.sunlicense;

import org.jspecify.annotations.Nullable;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.query.RecordedValidation;

/** What goes over the wire where the history of validations is shown. */
final class RequestMessages {

    private RequestMessages() {}

    /**
     * A validation, through whichever API it came. Nobody can note or remark anything about one here, so those are always
     * null.
     */
    record ShownRequest(
            long id,
            @Nullable Long licenseId,
            String licenseKey,
            @Nullable Long productId,
            @Nullable String productVersion,
            String ip,
            @Nullable String hwid,
            @Nullable String macAddress,
            @Nullable String operatingSystem,
            @Nullable String operatingSystemVersion,
            @Nullable String operatingSystemArchitecture,
            @Nullable String javaVersion,
            String requestDate,
            String requestType,
            String responseType,
            @Nullable String blockReason,
            @Nullable String notes,
            @Nullable String remarks,
            boolean valid,
            boolean successful,
            boolean rateLimited,
            boolean blocked,
            boolean spam) {

        static ShownRequest from(RecordedValidation recorded) {
            ValidationRecord validation = recorded.validation();
            ClientFacts client = validation.client();
            Outcome outcome = validation.outcome();
            return new ShownRequest(
                    recorded.id().value(),
                    validation.license().map(LicenseId::value).orElse(null),
                    validation.key().text(),
                    validation
                            .asked()
                            .or(validation::product)
                            .map(ProductId::value)
                            .orElse(null),
                    client.productVersion().orElse(null),
                    validation.ip(),
                    validation.hardware().orElse(null),
                    client.macAddress().orElse(null),
                    client.operatingSystem().orElse(null),
                    client.operatingSystemVersion().orElse(null),
                    client.operatingSystemArchitecture().orElse(null),
                    client.javaVersion().orElse(null),
                    Moments.text(validation.at()),
                    outcome.isOfKnownKey() ? "Valid" : "Invalid",
                    outcome.isGranted() ? "Success" : "Failure",
                    outcome.isGranted() ? null : SunLicenseErrors.words(outcome),
                    null,
                    null,
                    outcome.isOfKnownKey(),
                    outcome.isGranted(),
                    outcome.isOverPlan(),
                    outcome.isBlacklisted(),
                    validation.spam());
        }
    }
}
