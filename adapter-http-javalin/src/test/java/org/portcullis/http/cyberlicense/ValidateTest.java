package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client;
import org.portcullis.http.LiveServer;

class ValidateTest {

    private static final String PATH = "/api/license/validate";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theDocumentsExampleIsAnsweredAsDocumented() {
        server.license(
                "LIC-ABC123-XYZ789",
                license -> license.limits(Limits.of(1, 1)).term(Term.until(Instant.parse("2026-12-31T23:59:59Z"))));

        Client.Answer answer = client.post(PATH, """
                {
                "key": "LIC-ABC123-XYZ789",
                "ip": "192.168.1.1",
                "hwid": "HWID-123456"
                }""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":true,\"valid\":true,\"license\":{\"key\":\"LIC-ABC123-XYZ789\",\"active\":true,"
                                + "\"expiresAt\":\"2026-12-31T23:59:59.000Z\",\"ipLimit\":1,\"hwidLimit\":1,"
                                + "\"usedIps\":[\"192.168.1.1\"],\"usedHwids\":[\"HWID-123456\"],\"licenseType\":\"fixed\"}}");
    }
}
