package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.http.Client.Answer;

/** Calls with an {@code Idempotency-Key}. */
class RepeatedCallsTest {

    private static final String KEY = "Idempotency-Key";
    private static final String VALIDATE = "/api/license/validate";
    private static final String ROTATE = "/api/license/rotate";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallOfTheSameNameSpendsOnceWhicheverDialectItSpeaks() {
        License license = consumable();
        String cyber = "{\"key\":\"LIC-CREDIT-000100\",\"credits\":3}";
        String sun = "{\"licenseKey\":\"LIC-CREDIT-000100\",\"productId\":1,\"hwid\":\"H\"}";

        for (int time = 0; time < 3; time++) {
            assertThat(client.post(VALIDATE, cyber, KEY, "c-1").status()).isEqualTo(200);
            assertThat(client.post("/api/v1/validate", sun, KEY, "s-1").status())
                    .isEqualTo(200);
            assertThat(client.post("/api/v2/validate", sun, KEY, "s-2", "TOKEN", LiveServer.API_TOKEN)
                            .status())
                    .isEqualTo(200);
        }

        assertThat(used(license)).isEqualTo(3 + 1 + 1);
    }

    @Test
    void anotherCallOfThatNameIsRefusedInTheDialectsWords() {
        License license = consumable();
        client.post(VALIDATE, "{\"key\":\"LIC-CREDIT-000100\",\"credits\":3}", KEY, "a");

        Answer other = client.post(VALIDATE, "{\"key\":\"LIC-CREDIT-000100\",\"credits\":4}", KEY, "a");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body())
                .isEqualTo("{\"success\":false,\"valid\":false,"
                        + "\"error\":\"Idempotency-Key was used for another request\"}");
        assertThat(used(license)).isEqualTo(3);
    }

    @Test
    void theNewKeyIsToldAgain() {
        server.license("LIC-ABC123-XYZ789", builder -> builder);
        String body = "{\"key\": \"LIC-ABC123-XYZ789\"}";
        String cookie = server.cookieOf(LiveServer.OWNER);

        Answer first = client.post(ROTATE, body, KEY, "r", "Cookie", cookie);
        Answer second = client.post(ROTATE, body, KEY, "r", "Cookie", cookie);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void whatIsNoNameIsToldAsAWrongField() {
        consumable();

        for (String key : List.of("", "two words", "x".repeat(256))) {
            Answer answer = client.post(VALIDATE, "{\"key\":\"LIC-CREDIT-000100\"}", KEY, key);

            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.body()).contains("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        assertThat(client.post(VALIDATE, "{\"key\":\"LIC-CREDIT-000100\"}", KEY, "x".repeat(255))
                        .status())
                .isEqualTo(200);
    }

    private License consumable() {
        License license = server.license("LIC-CREDIT-000100", builder -> builder.kind(LicenseKind.CONSUMPTION));
        server.store(stores -> stores.credits().setTotal(license.id(), 100));
        return license;
    }

    private long used(License license) {
        return server.ask(stores -> stores.credits().of(license.id()).used());
    }
}
