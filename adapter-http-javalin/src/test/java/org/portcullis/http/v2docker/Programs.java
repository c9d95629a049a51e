package org.portcullis.http.v2docker;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** How programs of this dialect call. */
record Programs(LiveServer server) {

    /** Of {@link LiveServer#OWNER}. */
    static final String KEY = "AF-2026-THE0KEY0OF0THE0OWNER0000000000000";

    static final String UNAUTHORIZED =
            "{\"error\":\"Invalid or missing API key\",\"code\":\"INVALID_API_KEY\",\"status\":401}";

    static final String NOT_FOUND =
            "{\"error\":{\"code\":\"INVALID_LICENSE\",\"message\":\"The provided license key is invalid\","
                    + "\"details\":{\"field\":\"license_key\",\"reason\":\"not_found\"}}}";

    static final String TOO_MANY = "{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests\"}}";

    /** The programs of a server whose owner has a key. */
    static Programs of(LiveServer server) {
        Programs programs = new Programs(server);
        programs.systemKey(KEY, LiveServer.OWNER);
        return programs;
    }

    ApiToken systemKey(String secret, AccountId account) {
        return systemKey(secret, account, Optional.empty());
    }

    ApiToken systemKey(String secret, AccountId account, Optional<Instant> expiresAt) {
        return server.credential(
                secret, account, new ApiTokenDraft("of a test", new TokenPurpose.WholeAccount(), expiresAt));
    }

    /** What is told of a licence to the owner's programs. */
    Answer info(String licenseKey) {
        return infoWith(KEY, licenseKey);
    }

    Answer infoWith(String apiKey, String licenseKey) {
        return server.client().call("GET", path(licenseKey), "X-API-Key", apiKey);
    }

    static String path(String licenseKey) {
        return "/api/license/info/" + licenseKey;
    }
}
