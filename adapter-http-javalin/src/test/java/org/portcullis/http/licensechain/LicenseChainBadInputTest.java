package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Scope;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Whatever is wrong with a call is told in the document's error shape, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicenseChainBadInputTest {

    private static final String APPS = "/v1/apps";

    private final LiveServer server = LiveServer.start();
    private Api vendor;
    private String app;
    private String anothersApp;

    @BeforeAll
    void begin() {
        vendor = Api.of(server, LiveServer.OWNER);
        app = uuidOf(LiveServer.PRODUCT);
        anothersApp = uuidOf(LiveServer.POOR_PRODUCT);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(apps()).flatMap(fields -> fields);
    }

    private static Stream<Arguments> apps() {
        return Stream.concat(
                Stream.of("{}", "{\"name\":\"  \"}").map(body -> arguments("POST", APPS, body, "name is required")),
                Stream.of("POST " + APPS, "PUT /v1/apps/{app}", "PATCH /v1/apps/{app}")
                        .flatMap(LicenseChainBadInputTest::appFields));
    }

    private static Stream<Arguments> appFields(String route) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1);
        String slug = "slug must be a to z, 0 to 9 and single dashes, 64 characters at most";
        return Stream.of(
                arguments(method, path, "{\"name\":5}", "name must be text"),
                arguments(method, path, "{\"name\":[\"a\"]}", "name must be text"),
                arguments(
                        method,
                        path,
                        "{\"name\":\"" + "n".repeat(256) + "\"}",
                        "name must have at most 255 characters"),
                arguments(method, path, "{\"name\":\"a\\u0000b\"}", "name must not contain control characters"),
                arguments(method, path, "{\"name\":\"a\\nb\"}", "name must not contain control characters"),
                arguments(method, path, "{\"name\":\"\\ud800\"}", "name must be well-formed Unicode"),
                arguments(method, path, "{\"name\":null}", "name is required"),
                arguments(method, path, "{\"name\":\"a\",\"slug\":\"My App\"}", slug),
                arguments(method, path, "{\"name\":\"a\",\"slug\":\"\"}", slug),
                arguments(method, path, "{\"name\":\"a\",\"slug\":\"" + "s".repeat(65) + "\"}", slug),
                arguments(method, path, "{\"name\":\"a\",\"slug\":7}", "slug must be text"),
                arguments(method, path, "{\"name\":\"a\",\"description\":{}}", "description must be text"),
                arguments(
                        method,
                        path,
                        "{\"name\":\"a\",\"description\":\"" + "d".repeat(4_001) + "\"}",
                        "description must have at most 4000 characters"),
                arguments(method, path, "{\"name\":\"a\",\"name\":\"b\"}", "name must be given once"),
                arguments(method, path, "", "Body must be a JSON object"),
                arguments(method, path, "[]", "Body must be a JSON object"),
                arguments(method, path, "{\"name\":", "Malformed JSON at line 1, column 9"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aWrongFieldIsNamed(String method, String path, String body, String message) {
        List<Object> before = everything();

        Answer answer = vendor.call(method, fill(path), fill(body));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Bad Request\",\"message\":\"" + message + "\",\"code\":\"VALIDATION_ERROR\"}");
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<Arguments> wrongQueries() {
        return Stream.of(APPS)
                .flatMap(path -> Stream.of(
                        arguments(path + "?page=0", "page must be 1 to 9223372036854775"),
                        arguments(path + "?page=-1", "page must be 1 to 9223372036854775"),
                        arguments(path + "?page=x", "page must be 1 to 9223372036854775"),
                        arguments(path + "?page=9223372036854775807", "page must be 1 to 9223372036854775"),
                        arguments(path + "?limit=0", "limit must be 1 to 1000"),
                        arguments(path + "?limit=1001", "limit must be 1 to 1000"),
                        arguments(path + "?limit=1.5", "limit must be 1 to 1000")));
    }

    @ParameterizedTest
    @MethodSource("wrongQueries")
    void aWrongParameterIsNamed(String path, String message) {
        Answer answer = vendor.get(fill(path));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Bad Request\",\"message\":\"" + message + "\",\"code\":\"VALIDATION_ERROR\"}");
    }

    static Stream<Arguments> unknownThings() {
        return Stream.of(
                        "x",
                        "1",
                        "{anothersApp}",
                        "00000000-0000-0000-0000-000000000000",
                        "1-1-1-1-1",
                        "%00",
                        "a".repeat(500))
                .flatMap(id -> Stream.of(
                        arguments("GET", "/v1/apps/" + id, "", "APP_NOT_FOUND"),
                        arguments("PUT", "/v1/apps/" + id, "{}", "APP_NOT_FOUND"),
                        arguments("PATCH", "/v1/apps/" + id, "{\"name\":\"Mine\"}", "APP_NOT_FOUND"),
                        arguments("DELETE", "/v1/apps/" + id, "", "APP_NOT_FOUND"),
                        arguments("POST", "/v1/apps/" + id + "/regenerate-key", "", "APP_NOT_FOUND")));
    }

    @ParameterizedTest
    @MethodSource("unknownThings")
    void whatIsNotOnesOwnIsNotFound(String method, String path, String body, String code) {
        List<Object> before = everything();

        Answer answer = vendor.call(method, fill(path), fill(body));

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<Arguments> unknownPathsAndMethods() {
        return Stream.of(
                arguments("GET", "/v1/app", 404, "NOT_FOUND"),
                arguments("GET", "/v1/apps/{app}/x", 404, "NOT_FOUND"),
                arguments("DELETE", APPS, 405, "METHOD_NOT_ALLOWED"),
                arguments("POST", "/v1/apps/{app}", 405, "METHOD_NOT_ALLOWED"),
                arguments("GET", "/v1/apps/{app}/regenerate-key", 405, "METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @MethodSource("unknownPathsAndMethods")
    void whatIsNotServedIsToldInTheDocumentsShape(String method, String path, int status, String code) {
        Answer answer = vendor.call(method, fill(path), "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":", "\"message\":", "\"code\":\"" + code + "\"");
    }

    private String fill(String text) {
        return text.replace("{app}", app).replace("{anothersApp}", anothersApp);
    }

    /** All that a call could have changed. */
    private List<Object> everything() {
        return server.ask(stores -> {
            var all = new Scope.Everything();
            var part = org.portcullis.ports.query.PageRequest.first(1_000);
            return List.of(
                    stores.products().list(false, all, part),
                    stores.licenses().list(org.portcullis.ports.query.LicenseFilter.ALL, all, part),
                    stores.customers().list(all, part),
                    stores.apiTokens().list(all, part),
                    stores.outbox().pending(1_000));
        });
    }

    private String uuidOf(org.portcullis.core.id.ProductId product) {
        return server.ask(stores ->
                        stores.products().find(product, new Scope.Everything()).orElseThrow())
                .uuid()
                .toString();
    }
}
