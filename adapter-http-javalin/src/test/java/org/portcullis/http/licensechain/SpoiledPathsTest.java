package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Paths, queries and methods that are not as they should be, on every route: told in the document's shape, and without effect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiledPathsTest {

    private static final String SHAPE = "\\{\"error\":\"[^\"]+\",\"message\":\"[^\"]+\",\"code\":\"%s\"}";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Under any limit on attempts. */
    private static final Duration A_WHILE = Duration.ofSeconds(7);

    private static final List<String> NO_IDS = List.of(
            "0",
            "-1",
            "5",
            "1.5",
            "1e400",
            "2147483648",
            "9223372036854775808",
            "true",
            "null",
            "undefined",
            "00000000-0000-0000-0000-000000000000",
            "0197b2a0-1111-7000-8000-00000000000g",
            "{0197b2a0-1111-7000-8000-000000000001}",
            "%20",
            "%E2%80%AE",
            "%C3%A4",
            "%D0%90",
            "%F0%9F%94%91",
            "'%20or%201=1--",
            "%25",
            "*",
            "a%2Fb",
            "a".repeat(2_000));

    /** Control characters, and what is no UTF-8. */
    private static final List<String> NO_PATHS = List.of("%0A", "%7F", "%1B%5B31m", "%FF", "%C0%AF", "%ED%A0%80");

    private final LiveServer server = LiveServer.start();
    private Api vendor;

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        server.time().advance(A_WHILE);
        vendor = Api.of(server, LiveServer.OWNER);
    }

    private Stream<String> routes() {
        return GoodCall.routes(server).stream();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoIdIsNotFound() {
        return routes().filter(route -> route.contains("{"))
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    GoodCall call = GoodCall.of(route, server);
                    Stored before = Stored.on(server);
                    for (String id : NO_IDS) {
                        Answer answer = about(id, call);

                        assertThat(answer.status())
                                .as(id + ": " + answer.body())
                                .isEqualTo(404);
                        assertThat(answer.body()).matches(SHAPE.formatted("(APP_|LICENSE_)?NOT_FOUND"));
                    }
                    for (String id : NO_PATHS) {
                        Answer answer = about(id, call);

                        assertThat(answer.status())
                                .as(id + ": " + answer.body())
                                .isEqualTo(400);
                        assertThat(answer.body()).matches(SHAPE.formatted("BAD_REQUEST"));
                    }
                    assertThat(Stored.on(server)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsAnotherAccountsIsNotFound() {
        String app = uuidOf(LiveServer.POOR_PRODUCT);
        String license = server.license(
                        "LC-ANOTHR-000001",
                        builder -> builder.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT))
                .uuid()
                .toString();
        return routes().filter(route -> route.contains("{"))
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    GoodCall call = GoodCall.of(route, server);
                    boolean ofApp = route.contains("/apps/");
                    Stored before = Stored.on(server);
                    for (String id : ofApp ? List.of(app) : List.of(license, "LC-ANOTHR-000001", "lcanothr000001")) {
                        Answer answer = vendor.call(call.method(), call.path().replaceFirst(UUID, id), call.body());

                        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
                        assertThat(answer.body())
                                .matches(SHAPE.formatted(ofApp ? "APP_NOT_FOUND" : "LICENSE_NOT_FOUND"));
                    }
                    assertThat(Stored.on(server)).isEqualTo(before);
                }));
    }

    /** Where another route has the path for that method, what it finds there is nothing. */
    @TestFactory
    Stream<DynamicTest> anotherMethodIsNotAllowed() {
        List<String> known = routes().toList();
        return known.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String pattern = route.substring(route.indexOf(' '));
                    GoodCall call = GoodCall.of(route, server);
                    Stored before = Stored.on(server);
                    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "MADEUP")) {
                        if (!known.contains(method + pattern)) {
                            Answer answer = vendor.call(method, call.path(), "{}");

                            assertThat(answer.status())
                                    .as(method + ": " + answer.body())
                                    .isIn(404, 405);
                            assertThat(answer.body())
                                    .matches(SHAPE.formatted(
                                            answer.status() == 405 ? "METHOD_NOT_ALLOWED" : "LICENSE_NOT_FOUND"));
                            assertThat(answer.header("Allow").isPresent()).isEqualTo(answer.status() == 405);
                        }
                    }
                    assertThat(Stored.on(server)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatComesAfterAPathIsAnUnknownOne() {
        return routes().map(route -> DynamicTest.dynamicTest(route, () -> {
            GoodCall call = GoodCall.of(route, server);
            Stored before = Stored.on(server);
            for (String more : List.of("/x/y/z", "//", ";x=1/x/y/z", "/%2e%2e/x/y/z")) {
                Answer answer = vendor.call(call.method(), call.path() + more, call.body());

                assertThat(answer.status()).as(more + ": " + answer.body()).isIn(400, 404);
                assertThat(answer.body()).matches(SHAPE.formatted("[A-Z_]+"));
            }
            assertThat(Stored.on(server)).isEqualTo(before);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatAQueryHasThatNobodyAsksForDoesNoHarm() {
        return routes().map(route -> DynamicTest.dynamicTest(route, () -> {
            GoodCall call = GoodCall.of(route, server);
            String query = "?x=1&x=2&&=&y&%20=%20&constructor=__proto__&z=%27%3B--&u=%E2%80%AE&v=%FF&w=%ED%A0%80";

            Answer answer = whoeverMayCall(route).call(call.method(), call.path() + query, call.body());

            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/apps", "/v1/licenses", "/v1/apps/{app}/licenses"})
    void aPartOfAListThatThereIsNotIsNamed(String path) {
        String list = path.replace("{app}", uuidOf(LiveServer.PRODUCT));
        for (String wrong : List.of(
                "-1",
                "0",
                "1.5",
                "1e400",
                "x",
                "true",
                "null",
                "0x1",
                "%2B",
                "1%00",
                "%FF",
                "%ED%A0%80",
                "%D9%A1x",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809")) {
            assertNamed(vendor.get(list + "?page=" + wrong), "page must be 1 to 9223372036854775");
            assertNamed(vendor.get(list + "?limit=" + wrong), "limit must be 1 to 1000");
        }
        assertNamed(vendor.get(list + "?limit=1001"), "limit must be 1 to 1000");
        assertNamed(
                vendor.get(list + "?page=0&limit=0"), "page must be 1 to 9223372036854775; limit must be 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/apps", "/v1/licenses", "/v1/apps/{app}/licenses"})
    void aPartFarBehindTheEndIsEmpty(String path) {
        String list = path.replace("{app}", uuidOf(LiveServer.PRODUCT));
        for (String page : List.of("1000000000", "9223372036854775")) {
            Answer answer = vendor.get(list + "?limit=1000&page=" + page);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(":[]");
            if (path.equals("/v1/licenses")) {
                assertThat(answer.body()).contains("\"page\":" + page + ",\"limit\":1000");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/analytics/revenue",
                "/v1/analytics/licenses",
                "/v1/analytics/users",
                "/v1/licenses/{id}/analytics"
            })
    void aPeriodThatThereIsNotIsNamed(String path) {
        String figures = GoodCall.of("GET " + path, server).path();
        for (String wrong : List.of(
                "0",
                "-1",
                "7",
                "7D",
                "7d%20x",
                "8d",
                "1d",
                "365d",
                "2y",
                "1Y",
                "30d,7d",
                "30d%00",
                "1e400",
                "null",
                "%FF",
                "2147483648d",
                "9223372036854775808d")) {
            assertNamed(vendor.get(figures + "?period=" + wrong), "period must be one of 7d, 30d, 90d, 1y");
        }
    }

    @Test
    void aLicenseMovesToNoAppOfAnotherOwnerWhoeverMovesIt() {
        GoodCall change = GoodCall.of("PATCH /v1/licenses/{id}", server);
        String body = "{\"%s\":\"" + uuidOf(LiveServer.POOR_PRODUCT) + "\",\"status\":\"REVOKED\"}";
        Stored before = Stored.on(server);

        for (AccountId mover : List.of(LiveServer.OWNER, LiveServer.ADMIN)) {
            for (String field : List.of("appId", "app_id")) {
                Answer answer = Api.of(server, mover).patch(change.path(), body.formatted(field));

                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).matches(SHAPE.formatted("APP_NOT_FOUND"));
            }
        }
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    @Test
    void whatABodyMayNotDecideIsIgnored() {
        GoodCall change = GoodCall.of("PATCH /v1/licenses/{id}", server);
        GoodCall rename = GoodCall.of("PATCH /v1/apps/{id}", server);
        String owned =
                "\"id\":\"1\",\"key\":\"LC-MINE\",\"licenseKey\":\"LC-MINE\",\"owner\":2,\"ownerId\":2,\"userId\":2,"
                        + "\"createdAt\":\"1970-01-01\",\"updatedAt\":\"1970-01-01\",\"apiKey\":\"mine\",\"limits\":{},\"seats\":9";
        String license = vendor.get(change.path()).body();
        String app = vendor.get(rename.path()).body();

        vendor.patch(change.path(), "{" + owned + "}");
        vendor.patch(rename.path(), "{" + owned + "}");

        assertThat(withoutTimes(vendor.get(change.path()).body())).isEqualTo(withoutTimes(license));
        assertThat(withoutTimes(vendor.get(rename.path()).body())).isEqualTo(withoutTimes(app));
    }

    /** As the vendor's own libraries send them, with and without a body. */
    @TestFactory
    Stream<DynamicTest> theHeadersThatRealClientsAlwaysSendDoNoHarm() {
        return routes().map(route -> DynamicTest.dynamicTest(route, () -> {
            GoodCall call = GoodCall.of(route, server);

            Answer answer = call.sendAs(
                    whoeverMayCall(route), "X-API-Version", "1.0", "X-Platform", "php-sdk", "Accept", "*/*");

            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        }));
    }

    /** Newly signed in, since some routes sign out. */
    private Api whoeverMayCall(String route) {
        server.time().advance(A_WHILE);
        return Api.of(server, route.equals("GET /v1/analytics/stats") ? LiveServer.ADMIN : LiveServer.OWNER);
    }

    /** The same call about something else. */
    private Answer about(String id, GoodCall call) {
        String path = call.path().replaceFirst(UUID, id.replace("{", "%7B").replace("}", "%7D"));
        return vendor.call(call.method(), path, call.body());
    }

    private static void assertNamed(Answer answer, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Bad Request\",\"message\":\"" + message + "\",\"code\":\"VALIDATION_ERROR\"}");
    }

    private static String withoutTimes(String body) {
        return body.replaceAll("\"updatedAt\":\"[^\"]+\"", "");
    }

    private String uuidOf(ProductId product) {
        return server.ask(stores ->
                        stores.products().find(product, new Scope.Everything()).orElseThrow())
                .uuid()
                .toString();
    }
}
