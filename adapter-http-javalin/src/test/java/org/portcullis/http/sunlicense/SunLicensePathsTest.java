package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Tokens, plain text, and whatever is asked for that is not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SunLicensePathsTest {

    private static final String REFUSED =
            "{\"message\":\"invalid token or missing required intent\",\"accepted_intents\":";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();
    private final License license = server.license("LIC-PATHS", builder -> builder);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void healthyIsPlainTextForEverybody() {
        assertPlain(client.call("GET", "/api/v2/healthy"), "healthy");
        assertPlain(client.call("GET", "/api/v2/healthy", "TOKEN", "wrong", "Content-Type", "text/xml"), "healthy");
        assertPlain(client.call("HEAD", "/api/v2/healthy"), "");
    }

    @Test
    void pingIsPlainTextForATokenThatIsRight() {
        assertPlain(client.call("GET", "/api/v2/ping", "TOKEN", LiveServer.API_TOKEN), "pong");
        assertPlain(client.call("GET", "/api/v2/ping", "token", "  " + LiveServer.API_TOKEN + " "), "pong");
    }

    static Stream<String> wrongTokens() {
        return Stream.of(
                "",
                "wrong",
                LiveServer.API_TOKEN + "x",
                LiveServer.API_TOKEN.substring(1),
                LiveServer.API_TOKEN.toUpperCase(Locale.ROOT),
                "Bearer " + LiveServer.API_TOKEN,
                "\u00e9",
                "x".repeat(6_000));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void aWrongTokenIsRefusedWithTheIntentsThatWouldDo(String token) {
        Answer ping = client.call("GET", "/api/v2/ping", "TOKEN", token);
        Answer validate = client.post("/api/v2/validate", body(), "TOKEN", token);

        assertThat(ping.body()).isEqualTo(REFUSED + "[]}");
        assertThat(ping.status()).isEqualTo(401);
        assertThat(ping.header("Content-Type")).hasValue("application/json");
        assertThat(validate.body()).isEqualTo(REFUSED + "[\"LICENSE_VALIDATE\",\"ALL_READ_WRITE\"]}");
        assertThat(validate.status()).isEqualTo(401);
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void aMissingTokenIsRefusedBeforeTheBodyIsLookedAt() {
        for (String body : new String[] {body(), "{", ""}) {
            Answer answer = client.post("/api/v2/validate", body, "Authorization", "Bearer " + LiveServer.API_TOKEN);

            assertThat(answer.body()).isEqualTo(REFUSED + "[\"LICENSE_VALIDATE\",\"ALL_READ_WRITE\"]}");
            assertThat(answer.status()).isEqualTo(401);
        }
        assertThat(client.call("GET", "/api/v2/ping").body()).isEqualTo(REFUSED + "[]}");
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void aTokenThatIsLongerThanHeadersMayBeIsToldInTheShapeOfItsPath() {
        Answer ping = client.call("GET", "/api/v2/ping", "TOKEN", "x".repeat(9_000));
        Answer validate = client.post("/api/v2/validate", body(), "TOKEN", "x".repeat(9_000));

        assertThat(ping.status()).isEqualTo(431);
        assertThat(ping.body()).isEqualTo("{\"message\":\"Headers too large\",\"accepted_intents\":[]}");
        assertThat(validate.body()).startsWith("{\"message\":\"Headers too large\",\"status\":431,");
        assertThat(validate.status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2", "/api/v2/", "/api/v2/nothing", "/api/v2/validate/x", "/api/v2/license/validate"})
    void anUnknownPathIsNotFoundInThisShape(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            Answer answer = client.call(method, path, "TOKEN", LiveServer.API_TOKEN);

            assertThat(answer.body()).isEqualTo("{\"message\":\"Not found\",\"accepted_intents\":[]}");
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v2/validate,'POST, OPTIONS','{\"message\":\"Method not allowed\",\"status\":405,"
                + "\"timestamp\":\"2026-01-15T12:00:00.000+00:00\"}'",
        "POST,/api/v2/healthy,'GET, HEAD, OPTIONS','{\"message\":\"Method not allowed\",\"accepted_intents\":[]}'",
        "DELETE,/api/v2/ping,'GET, HEAD, OPTIONS','{\"message\":\"Method not allowed\",\"accepted_intents\":[]}'",
        "PATCH,/api/v1/validate,'POST, OPTIONS','{\"success\":false,\"error\":{\"code\":\"METHOD_NOT_ALLOWED\","
                + "\"message\":\"Method not allowed\"}}'",
    })
    void aKnownPathTellsWhichMethodsItHas(String method, String path, String allowed, String body) {
        Answer answer = client.call(method, path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue(allowed);
        assertThat(answer.body()).isEqualTo(body);
    }

    private static void assertPlain(Answer answer, String text) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.header("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    private static String body() {
        return "{\"licenseKey\":\"LIC-PATHS\",\"productId\":1,\"hwid\":\"H-1\"}";
    }
}
