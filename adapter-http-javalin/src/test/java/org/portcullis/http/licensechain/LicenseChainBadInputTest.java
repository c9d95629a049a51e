package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
    private String license;
    private String anothersLicense;

    @BeforeAll
    void begin() {
        vendor = Api.of(server, LiveServer.OWNER);
        app = uuidOf(LiveServer.PRODUCT);
        anothersApp = uuidOf(LiveServer.POOR_PRODUCT);
        license = server.license("LC-INPUT0-000001", builder -> builder).uuid().toString();
        anothersLicense = server.license(
                        "LC-ANOTHR-000001",
                        builder -> builder.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT))
                .uuid()
                .toString();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(apps(), licenses(), verify()).flatMap(fields -> fields);
    }

    private static Stream<Arguments> apps() {
        return Stream.concat(
                Stream.of("{}", "{\"name\":\"  \"}").map(body -> arguments("POST", APPS, body, "name is required")),
                Stream.of("POST " + APPS, "PUT /v1/apps/{app}", "PATCH /v1/apps/{app}")
                        .flatMap(LicenseChainBadInputTest::appFields));
    }

    private static Stream<Arguments> licenses() {
        String create = "POST /v1/apps/{app}/licenses";
        String change = "PATCH /v1/licenses/{license}";
        Stream<Arguments> both = Stream.of(create, change, "PUT /v1/licenses/{license}")
                .flatMap(route -> Stream.concat(
                        wrong(route, "plan", "must be text", "5", "true", "[]", "{}"),
                        Stream.of(
                                        wrong(
                                                route,
                                                "plan",
                                                "must be one of FREE, PRO, BUSINESS, ENTERPRISE",
                                                "\"\"",
                                                "\"GOLD\"",
                                                "\"PRO\\u0000\"",
                                                "\"\uFF30RO\""),
                                        wrong(route, "issuedTo", "must be text", "5"),
                                        wrong(
                                                route,
                                                "issuedTo",
                                                "must have at most 255 characters",
                                                "\"" + "n".repeat(256) + "\""),
                                        wrong(
                                                route,
                                                "issuedTo",
                                                "must not contain control characters",
                                                "\"a\\u001bb\""),
                                        wrong(route, "issuedTo", "must be well-formed Unicode", "\"\\udc00\""),
                                        wrong(
                                                route,
                                                "issuedEmail",
                                                "must be an e-mail address",
                                                "\"x\"",
                                                "\"a@b@c\"",
                                                "\"@example.com\"",
                                                "\"" + "a".repeat(249) + "@x.com\""),
                                        wrong(route, "issuedEmail", "must be text", "1"),
                                        wrong(
                                                route,
                                                "expiresAt",
                                                LicenseMessages.MOMENT,
                                                "\"\"",
                                                "\"soon\"",
                                                "\"2026-02-30\"",
                                                "\"2026-01-01T00:00:00\"",
                                                "\"1969-12-31T23:59:59Z\"",
                                                "\"+10000-01-01T00:00:00Z\"",
                                                "\"-0001-01-01T00:00:00Z\"",
                                                "\"294277-01-01T00:00:00Z\""),
                                        wrong(route, "expiresAt", "must be text", "-1", "2147483648", "1.5", "true"),
                                        wrong(route, "appId", "must be an app's id", "\"x\"", "\"1-1-1-1-1\"", "\"\""))
                                .flatMap(fields -> fields)));
        Stream<Arguments> others = Stream.of(
                        wrong(create, "appId", "must be the app of the path", "\"{anothersApp}\""),
                        wrong(change, "status", LicenseWords.STATUSES, "null", "\"\"", "\"DELETED\"", "\"\\u0000\""),
                        wrong(change, "appId", "must be an app's id", "null"),
                        wrong(change, "status", "must be text", "1"),
                        wrong(change + "/status", "status", "is required", "null"),
                        wrong(change + "/status", "status", LicenseWords.STATUSES, "\"\"", "\"DELETED\"", "\"GONE\""),
                        wrong(change + "/status", "status", "must be text", "1", "[]"),
                        wrong(change + "/extend", "expiresAt", "is required", "null"),
                        wrong(
                                change + "/extend",
                                "expiresAt",
                                LicenseMessages.MOMENT,
                                "\"x\"",
                                "\"+10000-01-01T00:00:00Z\""),
                        wrong(change + "/extend", "expiresAt", "must be text", "9223372036854775808"))
                .flatMap(fields -> fields);
        Stream<Arguments> bodies = Stream.of(create, change, change + "/status", change + "/extend")
                .flatMap(route -> Stream.of("", "[]", "null", "5")
                        .map(body -> arguments(methodOf(route), pathOf(route), body, "Body must be a JSON object")));
        return Stream.of(both, others, bodies).flatMap(fields -> fields);
    }

    private static Stream<Arguments> verify() {
        String verify = "POST /v1/licenses/verify";
        String key = "\"LC-INPUT0-000001\",";
        Stream<Arguments> bodies = Stream.of("", "[]", "null")
                .map(body -> arguments("POST", "/v1/licenses/verify", body, "Body must be a JSON object"));
        return Stream.of(
                        bodies,
                        wrong(verify, "key", "is required", "null", "\"\"", "\"  \""),
                        wrong(verify, "key", "must be text", "5", "true", "[]", "9223372036854775808"),
                        wrong(verify, "key", "must have at most 128 characters", "\"" + "k".repeat(129) + "\""),
                        wrong(verify, "key", "must not contain control characters", "\"LC\\u0000\""),
                        Stream.of("hwuid", "hardwareId")
                                .flatMap(field -> Stream.of(
                                        arguments(field, "\"\"", "must identify a machine"),
                                        arguments(field, "\"null\"", "must identify a machine"),
                                        arguments(field, "\"0000-0000\"", "must identify a machine"),
                                        arguments(
                                                field,
                                                "\"" + "h".repeat(256) + "\"",
                                                "must have at most 255 characters"),
                                        arguments(field, "\"\\ud800\"", "must be well-formed Unicode"),
                                        arguments(field, "5", "must be text")))
                                .map(row -> arguments(
                                        "POST",
                                        "/v1/licenses/verify",
                                        "{\"key\":" + key + "\"" + row.get()[0] + "\":" + row.get()[1] + "}",
                                        row.get()[0] + " " + row.get()[2])),
                        Stream.of("\"true\"", "1", "[]")
                                .map(token -> arguments(
                                        "POST",
                                        "/v1/licenses/verify",
                                        "{\"key\":" + key + "\"token\":" + token + "}",
                                        "token must be true or false")),
                        Stream.of(arguments(
                                "POST",
                                "/v1/licenses/verify",
                                "{\"key\":" + key + "\"hwuid\":\"a\",\"hardwareId\":\"b\"}",
                                "hardwareId must be the same as hwuid")))
                .flatMap(fields -> fields);
    }

    /** Each of these values in a field of an otherwise empty body. */
    private static Stream<Arguments> wrong(String route, String field, String reason, String... values) {
        return Stream.of(values)
                .map(value -> arguments(
                        methodOf(route), pathOf(route), "{\"" + field + "\":" + value + "}", field + " " + reason));
    }

    private static String methodOf(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String pathOf(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static Stream<Arguments> appFields(String route) {
        String method = methodOf(route);
        String path = pathOf(route);
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
        Stored before = Stored.on(server);

        Answer answer = vendor.call(method, fill(path), fill(body));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Bad Request\",\"message\":\"" + message + "\",\"code\":\"VALIDATION_ERROR\"}");
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    static Stream<Arguments> wrongQueries() {
        return Stream.of(APPS, "/v1/licenses", "/v1/apps/{app}/licenses")
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
                        "x", "1", "{anothersApp}", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "a".repeat(500))
                .flatMap(id -> Stream.of(
                        arguments("GET", "/v1/apps/" + id, "", "APP_NOT_FOUND"),
                        arguments("PUT", "/v1/apps/" + id, "{}", "APP_NOT_FOUND"),
                        arguments("PATCH", "/v1/apps/" + id, "{\"name\":\"Mine\"}", "APP_NOT_FOUND"),
                        arguments("DELETE", "/v1/apps/" + id, "", "APP_NOT_FOUND"),
                        arguments("POST", "/v1/apps/" + id + "/regenerate-key", "", "APP_NOT_FOUND"),
                        arguments("GET", "/v1/apps/" + id + "/licenses", "", "APP_NOT_FOUND"),
                        arguments("POST", "/v1/apps/" + id + "/licenses", "{}", "APP_NOT_FOUND"),
                        arguments("PATCH", "/v1/licenses/{license}", "{\"appId\":\"{anothersApp}\"}", "APP_NOT_FOUND"),
                        arguments("GET", "/v1/licenses/" + license(id), "", "LICENSE_NOT_FOUND"),
                        arguments("PUT", "/v1/licenses/" + license(id), "{}", "LICENSE_NOT_FOUND"),
                        arguments("PATCH", "/v1/licenses/" + license(id), "{\"plan\":\"PRO\"}", "LICENSE_NOT_FOUND"),
                        arguments(
                                "PATCH",
                                "/v1/licenses/" + license(id) + "/status",
                                "{\"status\":\"ACTIVE\"}",
                                "LICENSE_NOT_FOUND"),
                        arguments("PATCH", "/v1/licenses/" + license(id) + "/revoke", "", "LICENSE_NOT_FOUND"),
                        arguments("PATCH", "/v1/licenses/" + license(id) + "/activate", "", "LICENSE_NOT_FOUND"),
                        arguments(
                                "PATCH",
                                "/v1/licenses/" + license(id) + "/extend",
                                "{\"expiresAt\":\"2030-01-01\"}",
                                "LICENSE_NOT_FOUND"),
                        arguments("DELETE", "/v1/licenses/" + license(id), "", "LICENSE_NOT_FOUND")));
    }

    /** Of another account, by its id and by its key. */
    private static String license(String id) {
        return id.equals("{anothersApp}") ? "{anothersLicense}" : id.equals("1") ? "LC-ANOTHR-000001" : id;
    }

    @ParameterizedTest
    @MethodSource("unknownThings")
    void whatIsNotOnesOwnIsNotFound(String method, String path, String body, String code) {
        Stored before = Stored.on(server);

        Answer answer = vendor.call(method, fill(path), fill(body));

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    static Stream<Arguments> unknownPathsAndMethods() {
        return Stream.of(
                arguments("GET", "/v1/app", 404, "NOT_FOUND"),
                arguments("GET", "/v1/apps/{app}/x", 404, "NOT_FOUND"),
                arguments("PUT", "/v1/licenses/verify/x", 404, "NOT_FOUND"),
                arguments("GET", "/v1/licenses/{license}/x", 404, "NOT_FOUND"),
                arguments("POST", "/v1/licenses", 405, "METHOD_NOT_ALLOWED"),
                arguments("POST", "/v1/licenses/{license}", 405, "METHOD_NOT_ALLOWED"),
                arguments("PUT", "/v1/licenses/{license}/status", 405, "METHOD_NOT_ALLOWED"),
                arguments("PUT", "/v1/apps/{app}/licenses", 405, "METHOD_NOT_ALLOWED"),
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
        return text.replace("{app}", app)
                .replace("{anothersApp}", anothersApp)
                .replace("{license}", license)
                .replace("{anothersLicense}", anothersLicense);
    }

    private String uuidOf(org.portcullis.core.id.ProductId product) {
        return server.ask(stores ->
                        stores.products().find(product, new Scope.Everything()).orElseThrow())
                .uuid()
                .toString();
    }
}
