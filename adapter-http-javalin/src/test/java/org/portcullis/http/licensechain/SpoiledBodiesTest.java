package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Scope;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Every field of every body, by each of its names, with whatever it can't be: it is told so, and nothing changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiledBodiesTest {

    private static final String SHAPE = "\\{\"error\":\"[^\"]+\",\"message\":\"[^\"]+\",\"code\":\"[A-Z_]+\"}";

    /** Under any limit on attempts. */
    private static final Duration A_WHILE = Duration.ofSeconds(7);

    private static final List<String> NO_TEXT = List.of(
            "5",
            "-1",
            "0",
            "1.5",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1e400",
            "-1e400",
            "true",
            "false",
            "[]",
            "[\"a\"]",
            "{}",
            "{\"a\":{}}");

    private static final List<String> NO_FLAG = List.of(
            "5", "0", "1", "-1", "1.5", "1e400", "9223372036854775808", "\"true\"", "\"\"", "[]", "[true]", "{}");

    /** Of no field at all. */
    private static final List<String> UNFIT_TEXT = List.of(
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\u001b[31mb\"",
            "\"a\\u007fb\"",
            "\"" + "a".repeat(5_000) + "\"");

    /** Of what must be more than text. */
    private static final Map<String, List<String>> WRONG_WORDS = Map.of(
            "plan", List.of("", " ", "5", "GOLD", "null", "FREE,PRO", "\uFF30RO"),
            "status", List.of("", " ", "5", "GONE", "DELETED", "null", "ACTIVE|INACTIVE"),
            "expiresAt",
                    List.of(
                            "",
                            "5",
                            "-1",
                            "1e400",
                            "true",
                            "now",
                            "1969-12-31",
                            "2026-02-30",
                            "2026-13-01",
                            "2026-01-01T25:00:00Z",
                            "2026-01-01T00:00:00",
                            "10000-01-01",
                            "+10000-01-01T00:00:00Z",
                            "9999-12-31T23:59:59-18:00",
                            "294277-01-01T00:00:00Z",
                            "+999999999-12-31T23:59:59Z",
                            "-999999999-01-01"),
            "appId", List.of("", "5", "-1", "x", "1-1-1-1-1", "{anothersApp}", "00000000-0000-0000-0000-000000000000"),
            "issuedEmail", List.of("5", "x", "@x.com", "a@b@c", "a b@example.com"),
            "slug", List.of("", "My App", "-a", "a--b", "\u00e4"),
            "hwuid", List.of("", " ", "null", "unknown", "0000-0000"),
            "hardwareId", List.of("", " ", "null", "unknown", "0000-0000"),
            "refresh_token", List.of("", " "));

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

    static Stream<BodyField> fields() {
        return BodyField.all();
    }

    static List<String> routes() {
        return BodyField.routes();
    }

    @Test
    void ofEachRouteThatMayHaveABodyItIsKnownWhetherItReadsOne() {
        List<String> without = List.of(
                "POST /v1/auth/logout",
                "POST /v1/apps/{id}/regenerate-key",
                "PATCH /v1/licenses/{id}/revoke",
                "PATCH /v1/licenses/{id}/activate");

        assertThat(GoodCall.routes(server))
                .filteredOn(route -> !route.startsWith("GET ") && !route.startsWith("DELETE "))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(BodyField.routes().stream(), without.stream())
                        .toList());
    }

    /** By its documented name, however it was written. */
    @ParameterizedTest
    @MethodSource("fields")
    void whatIsOfAnotherTypeIsNamed(BodyField field) {
        String reason = field.isFlag() ? "must be true or false" : "must be text";
        assertRefused(
                field,
                field.isFlag() ? NO_FLAG : NO_TEXT,
                answer -> assertThat(answer.body()).isEqualTo(wrong(field.documentedName() + " " + reason)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void textThatNoFieldCanHaveIsNamed(BodyField field) {
        if (field.route().endsWith("/login") && field.name().equals("password")) {
            // It is compared and never stored: whatever it is, it is the wrong one.
            assertRefused(
                    field, UNFIT_TEXT, answer -> assertThat(answer.status()).isIn(400, 401));
        } else if (!field.isFlag()) {
            assertRefused(
                    field,
                    UNFIT_TEXT,
                    answer -> assertThat(answer.body())
                            .contains("\"message\":\"" + field.documentedName() + " must ", "VALIDATION_ERROR"));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void textThatIsNoWordForItIsNamed(BodyField field) {
        List<String> words = WRONG_WORDS.getOrDefault(field.documentedName(), List.of()).stream()
                .map(word -> "\"" + word.replace("{anothersApp}", anothersApp()) + "\"")
                .toList();
        assertRefused(field, words, answer -> {
            if (answer.status() == 404) {
                assertThat(answer.body()).contains("APP_NOT_FOUND");
                assertThat(field.documentedName()).isEqualTo("appId");
            } else {
                assertThat(answer.body()).contains("\"message\":\"" + field.documentedName() + " ", "VALIDATION_ERROR");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFieldThatMustBeThereIsMissedWhetherItIsNullOrNotThere(String route) {
        GoodCall call = GoodCall.of(route, server);
        Stored before = Stored.on(server);
        for (String name : call.fields().keySet()) {
            BodyField field = new BodyField(route, name, name, false);
            for (String body : List.of(call.bodyWith(field, "null"), call.bodyWithout(name))) {
                Answer answer = sent(call, body);

                assertThat(answer.body()).as(body).isEqualTo(wrong(name + " is required"));
            }
        }
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    /** Whether null empties a field or is refused is each field's own affair. */
    @ParameterizedTest
    @MethodSource("fields")
    void nullIsAnsweredOneWayOrTheOther(BodyField field) {
        GoodCall call = GoodCall.of(field.route(), server);

        Answer answer = vendor.call(call.method(), call.path(), call.bodyWith(field, "null"));

        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 400);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatIsNoObjectInJsonIsToldSo(String route) {
        GoodCall call = GoodCall.of(route, server);
        Stored before = Stored.on(server);
        for (String body : noObjects(call)) {
            Answer answer = sent(call, body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"VALIDATION_ERROR\"");
        }
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    private static List<String> noObjects(GoodCall call) {
        String good = call.body();
        List<String> bodies = new ArrayList<>(List.of(
                "",
                " ",
                "[]",
                "[" + good + "]",
                "null",
                "5",
                "true",
                "\"text\"",
                "{",
                "{\"",
                "}",
                "{]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "// comment\n{}",
                "\u0000",
                "{\"a\":\"\u0000\"}",
                good + "x",
                good + "{}",
                good + " null",
                good.substring(0, good.length() - 1),
                "{\"a\":1,\"a\":2}",
                "{\"deep\":" + "[".repeat(100) + "]".repeat(100) + "}",
                "{\"deep\":" + "{\"a\":".repeat(10_000),
                "[".repeat(100_000),
                "{\"" + "n".repeat(2_000) + "\":1}",
                "{\"long\":" + "9".repeat(2_000) + "}"));
        call.fields().forEach((name, value) -> bodies.add("{\"%s\":%s,\"%s\":%s}".formatted(name, value, name, value)));
        return bodies;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatIsNotUtf8IsToldSo(String route) {
        GoodCall call = GoodCall.of(route, server);
        String around = call.body().equals("{}") ? "{" : call.body().replaceFirst("}$", ",");
        Stored before = Stored.on(server);
        for (String bytes : List.of("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080")) {
            Answer answer = server.client()
                    .send(
                            call.method(),
                            call.path(),
                            BodyPublishers.ofByteArray(
                                    (around + "\"x\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1)),
                            "Authorization",
                            "Bearer " + vendor.bearer(),
                            "Content-Type",
                            "application/json");

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).matches(SHAPE);
        }
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    @FunctionalInterface
    private interface Expectation {
        void check(Answer answer);
    }

    private void assertRefused(BodyField field, List<String> values, Expectation expected) {
        GoodCall call = GoodCall.of(field.route(), server);
        Stored before = Stored.on(server);
        for (String value : values) {
            Answer answer = sent(call, call.bodyWith(field, value));

            assertThat(answer.status())
                    .as("%s: %.60s: %s", field, value, answer.body())
                    .isBetween(400, 404);
            expected.check(answer);
        }
        assertThat(Stored.on(server)).isEqualTo(before);
    }

    private Answer sent(GoodCall call, String body) {
        server.time().advance(call.path().startsWith("/v1/auth/") ? A_WHILE : Duration.ZERO);

        Answer answer = vendor.call(call.method(), call.path(), body);

        assertThat(answer.body()).as("%.100s", body).matches(SHAPE);
        return answer;
    }

    private String anothersApp() {
        return server.ask(stores -> stores.products()
                        .find(LiveServer.POOR_PRODUCT, new Scope.Everything())
                        .orElseThrow())
                .uuid()
                .toString();
    }

    private static String wrong(String message) {
        return "{\"error\":\"Bad Request\",\"message\":\"" + message + "\",\"code\":\"VALIDATION_ERROR\"}";
    }
}
