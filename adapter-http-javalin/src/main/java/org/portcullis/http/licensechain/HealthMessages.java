package org.portcullis.http.licensechain;

import java.time.Instant;

/** What goes over the wire about the server itself. */
final class HealthMessages {

    private HealthMessages() {}

    /** The document's “Health Check”; the version is the API's. */
    record Health(String status, String timestamp, String version, String service) {
        static Health of(boolean healthy, Instant now) {
            return new Health(healthy ? "ok" : "unavailable", Moments.millis(now), "1.0.0", "LicenseChain API");
        }
    }
}
