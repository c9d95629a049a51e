package org.portcullis.http.licensechain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What goes over the wire about the server itself. */
final class HealthMessages {

    /** The document shows all three digits, also where they are zero. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private HealthMessages() {}

    /** The document's “Health Check”; the version is the API's. */
    record Health(String status, String timestamp, String version, String service) {
        static Health of(boolean healthy, Instant now) {
            return new Health(healthy ? "ok" : "unavailable", MILLIS.format(now), "1.0.0", "LicenseChain API");
        }
    }
}
