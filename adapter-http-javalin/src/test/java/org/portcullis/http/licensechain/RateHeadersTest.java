package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.IpRange;

/** “Rate limit information is included in response headers”: of every route, whatever becomes of a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateHeadersTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final String TOO_LONG = "{\"key\":\"" + "k".repeat(HttpConfig.DEFAULT_MAX_BODY_BYTES) + "\"}";

    private final LiveServer server = LiveServer.start(
            LiveServer.config(List.of(IpRange.parse("127.0.0.1")), true, HttpConfig.DEFAULT_PATIENCE),
            List.of(LimitsAndErrorsTest.DOCUMENTED),
            useCases -> useCases);
    private int networks;

    @AfterAll
    void stop() {
        server.close();
    }

    private Stream<DynamicTest> eachRoute(RouteTest test) {
        return GoodCall.routes(server).stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    // Long enough for what an earlier route has spent, and short enough for a token.
                    server.time().advance(Duration.ofMinutes(2));
                    test.run(GoodCall.of(route, server), caller(route));
                }));
    }

    @FunctionalInterface
    private interface RouteTest {
        void run(GoodCall call, Api caller);
    }

    @TestFactory
    Stream<DynamicTest> aGoodAnswerTellsWhatIsLeft() {
        return eachRoute((call, caller) -> {
            Answer answer = call.sendAs(caller, from(anotherNetwork()));

            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertLeft(answer, 999, 99, 9);
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerToWhoeverIsNobodyTellsWhatIsLeftOfHisNetwork() {
        return eachRoute((call, caller) -> {
            Answer answer = call.sendAs(caller.bearing("made-up"), from(anotherNetwork()));

            assertThat(answer.status()).isIn(200, 201, 401);
            assertLeft(answer, 999, 99, 9);
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerAboutWhatIsNotThereTellsWhatIsLeft() {
        return eachRoute((call, caller) -> {
            String path = call.path().replaceFirst("[0-9a-f-]{36}", NOBODY);
            if (!path.equals(call.path())) {
                Answer answer = caller.call(call.method(), path, call.body());

                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
                assertLeft(answer, 999, 99, 9);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerAboutAWrongBodyTellsWhatIsLeft() {
        return eachRoute((call, caller) -> {
            if (call.takesBody()) {
                Answer malformed = caller.call(call.method(), call.path(), "{");
                Answer tooLong = caller.call(call.method(), call.path(), TOO_LONG);
                Answer noJson = server.client()
                        .send(
                                call.method(),
                                call.path(),
                                BodyPublishers.ofString("<a/>"),
                                "Authorization",
                                "Bearer " + caller.bearer(),
                                "Content-Type",
                                "text/xml");

                assertThat(malformed.status()).isEqualTo(400);
                assertLeft(malformed, 999, 99, 9);
                assertThat(tooLong.status()).isEqualTo(413);
                assertLeft(tooLong, 998, 98, 8);
                assertThat(noJson.status()).isEqualTo(415);
                assertLeft(noJson, 997, 97, 7);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> oneTooManyIsToldThatNothingIsLeftAndWhenSomethingIs() {
        return eachRoute((call, caller) -> {
            String[] network = from(anotherNetwork());
            for (int spent = 0; spent < 10; spent++) {
                // The one counts for the account, the other for the network.
                assertThat(caller.call("GET", "/v1/auth/me", "", network).status())
                        .isEqualTo(200);
                assertThat(caller.call("GET", "/v1/health", "", network).status())
                        .isEqualTo(200);
            }

            Answer refused = call.sendAs(caller, network);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).hasValue("1");
            assertThat(refused.body())
                    .isEqualTo("{\"error\":\"Too Many Requests\",\"message\":\"Rate limit exceeded\","
                            + "\"code\":\"RATE_LIMIT_EXCEEDED\"}");
            assertLeft(refused, 990, 90, 0);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /v1,                  404",
        "GET,     /v1/nothing,          404",
        "OPTIONS, /v1/nothing,          404",
        "POST,    /v1/licenses/a/b/c,   404",
        "GET,     /v1/auth/login,       405",
        "DELETE,  /v1/health,           405",
        "TRACE,   /v1/apps,             405",
        "MADEUP,  /v1/licenses/verify,  405",
        "OPTIONS, /v1/licenses/verify,  204",
        "HEAD,    /v1/health,           200",
        "HEAD,    /v1/apps,             401",
    })
    void whatNoRouteAnswersCountsAndTellsWhatIsLeftAsWell(String method, String path, int status) {
        String[] from = from(anotherNetwork());

        Answer first = server.client().call(method, path, from);
        Answer second = server.client().call(method, path, from);

        assertThat(first.status()).isEqualTo(status);
        assertLeft(first, 999, 99, 9);
        assertLeft(second, 998, 98, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/v1/auth/login"})
    void whoeverTriesPathsAtRandomIsStoppedLikeAnybodyElse(String path) {
        String[] from = from(anotherNetwork());
        for (int tried = 0; tried < 10; tried++) {
            assertThat(server.client().call("GET", path, from).status()).isIn(404, 405);
        }

        Answer refused = server.client().call("GET", path, from);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("\"code\":\"RATE_LIMIT_EXCEEDED\"");
        assertLeft(refused, 990, 90, 0);
    }

    @Test
    void tooManyAttemptsToSignInAreToldWithWhatIsLeftOfTheCalls() {
        server.time().advance(Duration.ofMinutes(2));
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(attempt().status()).isEqualTo(401);
        }

        Answer answer = attempt();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).hasValue("6");
        assertLeft(answer, 999, 99, 9);
    }

    @Test
    void callsOfOtherDialectsAreNotCountedHere() {
        for (String path : List.of("/v9/nothing", "/api/nothing", "/nothing")) {
            assertThat(server.client().call("GET", path).headers().map())
                    .allSatisfy((name, values) -> assertThat(name).doesNotContainIgnoringCase("ratelimit"));
        }
    }

    private Answer attempt() {
        String body = Users.credentials("nobody@example.com", "x");
        return server.client().post("/v1/auth/login", body, from(anotherNetwork()));
    }

    private void assertLeft(Answer answer, long hourly, long minute, long second) {
        long now = server.time().instant().getEpochSecond();
        assertBand(answer, "Hourly", 1_000, hourly, now);
        assertBand(answer, "Minute", 100, minute, now);
        assertBand(answer, "Second", 10, second, now);
    }

    private static void assertBand(Answer answer, String band, long limit, long remaining, long now) {
        assertThat(answer.headers().allValues("X-RateLimit-Limit-" + band)).containsExactly(String.valueOf(limit));
        assertThat(answer.headers().allValues("X-RateLimit-Remaining-" + band))
                .containsExactly(String.valueOf(remaining));
        assertThat(answer.headers().allValues("X-RateLimit-Reset-" + band))
                .singleElement()
                .satisfies(reset -> assertThat(Long.parseLong(reset)).isBetween(now + 1, now + 3_600));
    }

    private Api caller(String route) {
        AccountId account = route.equals("GET /v1/analytics/stats") ? LiveServer.ADMIN : LiveServer.OWNER;
        return Api.of(server, account);
    }

    private String anotherNetwork() {
        networks++;
        return "10.%d.%d.1".formatted(networks / 250, networks % 250);
    }

    private static String[] from(String network) {
        return new String[] {"X-Forwarded-For", network};
    }
}
