package org.portcullis.http.v2docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.StorageException;

/** What is asked in the wrong way, or of paths that are not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsTest {

    private static final String KEY = "PATH-PATH-PATH-PATH";

    private final LiveServer server = LiveServer.start();
    private final Programs programs = Programs.of(server);

    PathsTest() {
        server.license(KEY, builder -> builder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "----",
                "PATH-PATH-PATH-P%C3%84TH",
                "%D0%A0ATH-PATH-PATH-PATH", // begins with a Cyrillic letter
                "PATH%20PATH%20PATH%20PATH",
                "%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD"
            })
    void whatNoLicenseCanHaveAsItsKeyIsToldAsTheDocumentShows(String key) {
        Answer answer = programs.info(key);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"INVALID_LICENSE\",\"message\":\"The provided license key is invalid\","
                                + "\"details\":{\"field\":\"license_key\",\"reason\":\"format_invalid\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "PATH%C2%85PATH, must not contain control characters",
        "PATH-PATH-PATH-PATH%C2%9B, must not contain control characters",
        "%20, is required",
        "%20%E2%80%83, is required",
    })
    void aKeyThatIsNoTextOfThatSortIsAWrongField(String key, String reason) {
        assertWrongField(programs.info(key), reason);
    }

    @Test
    void aKeyThatIsTooLongIsAWrongFieldAndIsNotRepeated() {
        assertWrongField(programs.info("x".repeat(129)), "must have at most 128 characters");
        assertWrongField(programs.info("x".repeat(4_000)), "must have at most 128 characters");
        assertThat(programs.info("x".repeat(128)).body()).isEqualTo(Programs.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH%00PATH",
                "%0APATH-PATH%0DPATH",
                "PATH%1B[31mPATH",
                "PATH%7FPATH",
                "PATH%09",
                "%FF%FE",
                "%ED%A0%80PATH", // half a surrogate pair
                "%C0%AEPATH", // a full stop that is spelled too long
                "%zz",
                "PATH%",
                "PATH%2"
            })
    void whatIsNoUrlOrHasControlCharactersInItIsRefusedInTheNestedShape(String key) {
        String answer = server.client()
                .raw("GET " + Programs.path(key) + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + Programs.KEY
                        + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"Malformed request\"}}");
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        Answer head = server.client().call("HEAD", Programs.path(KEY), "X-API-Key", Programs.KEY);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .hasValue(String.valueOf(programs.info(KEY).body().length()));
        assertThat(server.client().call("HEAD", Programs.path(KEY)).status()).isEqualTo(401);
        assertThat(server.client()
                        .call("HEAD", Programs.path("NONE-NONE"), "X-API-Key", Programs.KEY)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"})
    void anotherMethodIsToldInTheNestedShape(String method) {
        Answer answer = server.client().call(method, Programs.path(KEY), "X-API-Key", Programs.KEY);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\",\"message\":\"Method not allowed\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/license/info",
                "/api/license/info/",
                "/api/license/info/PATH/PATH",
                "/api/license/infos/" + KEY,
                "/api/license/activate",
                "/api/license/1/devices",
                "/api/version/latest"
            })
    void anUnknownPathBesideItIsCyberlicenses(String path) {
        Answer answer = server.client().call("GET", path, "X-API-Key", Programs.KEY);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Not found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/leads", "/leads/api/stats"})
    void anUnknownPathThatNoVendorClaimsIsToldInTheNestedShape(String path) {
        Answer answer = server.client().call("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Not found\"}}");
    }

    @Test
    void whatRealClientsSendWithAGetChangesNothing() {
        Answer answer = server.client()
                .call(
                        "GET",
                        Programs.path(KEY) + "?x=1",
                        "X-API-Key",
                        Programs.KEY,
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "Accept",
                        "text/html");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(programs.info(KEY).body());
    }

    @Test
    void anOutageIsToldInTheNestedShapeAndAsksToComeBack() {
        try (LiveServer away = LiveServer.start(
                LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE),
                real -> new UseCases(
                        real.validation(),
                        real.licenses(),
                        real.administration(),
                        real.access(),
                        real.audit(),
                        () -> {
                            throw new StorageException("jdbc:secret", new IllegalStateException());
                        },
                        real.time()))) {
            Answer answer = away.client().call("GET", "/health");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("1");
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"Service unavailable\"}}");
        }
    }

    private static void assertWrongField(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(("{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"license_key %1$s\","
                                + "\"details\":{\"field\":\"license_key\",\"reason\":\"%1$s\"}}}")
                        .formatted(reason));
    }
}
