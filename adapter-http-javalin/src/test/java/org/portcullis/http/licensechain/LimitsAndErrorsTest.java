package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateLimit.Band;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Authentication;

/** What every answer of this dialect tells: what is left of its limits, and what went wrong. */
class LimitsAndErrorsTest {

    private static final String SHAPE = "\\{\"error\":\"[^\"]+\",\"message\":\"[^\"]+\",\"code\":\"%s\"\\}";
    static final RateLimit DOCUMENTED = new RateLimit(
            "licensechain",
            List.of(
                    new Band(1_000, Duration.ofHours(1)),
                    new Band(100, Duration.ofMinutes(1)),
                    new Band(10, Duration.ofSeconds(1))));

    private final LiveServer server = start(UnaryOperator.identity());
    private final Users users = new Users(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nineHeadersTellWhatIsLeft() {
        Answer first = health("192.0.2.1");
        Answer second = health("192.0.2.1");

        long now = server.time().instant().getEpochSecond();
        assertThat(first.status()).isEqualTo(200);
        assertHeaders(first, "Hourly", 1_000, 999, now + 4);
        assertHeaders(first, "Minute", 100, 99, now + 1);
        assertHeaders(first, "Second", 10, 9, now + 1);
        assertHeaders(second, "Hourly", 1_000, 998, now + 8);
        assertHeaders(second, "Minute", 100, 98, now + 2);
        assertHeaders(second, "Second", 10, 8, now + 1);
    }

    @Test
    void theEleventhCallInASecondIsRefusedAndCountsInNoBand() {
        for (int call = 0; call < 10; call++) {
            assertThat(health("192.0.2.1").status()).isEqualTo(200);
        }

        for (int call = 0; call < 5; call++) {
            Answer refused = health("192.0.2.1");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).hasValue("1");
            assertThat(refused.header("X-RateLimit-Remaining-Hourly")).hasValue("990");
            assertThat(refused.header("X-RateLimit-Remaining-Minute")).hasValue("90");
            assertThat(refused.header("X-RateLimit-Remaining-Second")).hasValue("0");
            assertThat(refused.body()).matches(SHAPE.formatted("RATE_LIMIT_EXCEEDED"));
        }
        assertThat(health("192.0.2.2").status()).as("from elsewhere").isEqualTo(200);
        assertThat(health("2001:db8::1").status()).isEqualTo(200);

        server.time().set(server.time().instant().plusSeconds(1));
        assertThat(health("192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void anAccountIsCountedByItselfWhereverItCallsFromAndHoweverOftenItSignsIn() {
        String first = users.signIn(LiveServer.OWNER).access();
        String second = users.signIn(LiveServer.OWNER).access();
        String other = users.signIn(LiveServer.POOR).access();

        assertThat(me(first, "192.0.2.7").header("X-RateLimit-Remaining-Second"))
                .hasValue("9");
        assertThat(me(second, "192.0.2.8").header("X-RateLimit-Remaining-Second"))
                .hasValue("8");
        assertThat(me(other, "192.0.2.7").header("X-RateLimit-Remaining-Second"))
                .hasValue("9");
        assertThat(health("192.0.2.7").header("X-RateLimit-Remaining-Second")).hasValue("9");
    }

    @Test
    void madeUpTokensCountForWhereTheyComeFrom() {
        for (int call = 0; call < 10; call++) {
            Answer answer = me("made-up-" + call, "192.0.2.9");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("X-RateLimit-Remaining-Second")).hasValue(String.valueOf(9 - call));
        }

        assertThat(me("made-up", "192.0.2.9").status()).isEqualTo(429);
    }

    @Test
    void whatIsWrongWithTheBodyIsCountedToo() {
        Answer answer = users.client().post("/v1/auth/login", "{");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-RateLimit-Remaining-Hourly")).hasValue("999");
    }

    @Test
    void aServerWithoutLimitsTellsOfNone() {
        try (LiveServer unlimited = LiveServer.start()) {
            Answer answer = unlimited.client().call("GET", "/v1/health");

            assertThat(answer.headers().map())
                    .allSatisfy((name, values) -> assertThat(name).doesNotContainIgnoringCase("ratelimit"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1, 404, NOT_FOUND",
        "GET, /v1/nothing, 404, NOT_FOUND",
        "POST, /v1/auth, 404, NOT_FOUND",
        "GET, /v1/auth/login, 405, METHOD_NOT_ALLOWED",
        "DELETE, /v1/health, 405, METHOD_NOT_ALLOWED",
        "GET, /v1/auth/me, 401, UNAUTHORIZED",
        "POST, /v1/auth/logout, 401, UNAUTHORIZED",
    })
    void whatIsNotThereOrNotAllowedIsToldInOneShape(String method, String path, int status, String code) {
        Answer answer = users.client().call(method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).matches(SHAPE.formatted(code));
    }

    @Test
    void aBodyThatIsTooLongOrNoJsonIsToldInOneShape() {
        Answer tooLong = users.client().post("/v1/auth/login", "x".repeat(HttpConfig.DEFAULT_MAX_BODY_BYTES + 1));
        Answer noJson = users.client().post("/v1/auth/login", "<a/>", "Content-Type", "text/xml");

        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.body()).matches(SHAPE.formatted("PAYLOAD_TOO_LARGE"));
        assertThat(noJson.status()).isEqualTo(415);
        assertThat(noJson.body()).matches(SHAPE.formatted("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void anOutageAndADefectAreToldInOneShapeAndWithoutDetails() {
        assertFails(
                new StorageException("jdbc:secret is away", new IllegalStateException()), 503, "SERVICE_UNAVAILABLE");
        assertFails(new IllegalStateException("a secret"), 500, "INTERNAL_ERROR");
    }

    @Test
    void healthIsToldAsDocumented() {
        assertThat(health("192.0.2.1").body())
                .matches("\\{\"status\":\"ok\",\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\","
                        + "\"version\":\"1.0.0\",\"service\":\"LicenseChain API\"\\}");
        try (LiveServer away = start(LimitsAndErrorsTest::withoutStore)) {
            // Real clients send it with whatever they ask.
            for (String[] headers : List.of(new String[0], new String[] {"Authorization", "Bearer an-app-key"})) {
                Answer answer = away.client().call("GET", "/v1/health", headers);

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).startsWith("{\"status\":\"unavailable\",\"timestamp\":\"");
                assertThat(answer.header("X-RateLimit-Remaining-Hourly")).isPresent();
                assertThat(away.client()
                                .call("GET", "/v1/licenses/jwks", headers)
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static UseCases withoutStore(UseCases real) {
        Authentication away = (Authentication) Proxy.newProxyInstance(
                Authentication.class.getClassLoader(),
                new Class<?>[] {Authentication.class},
                (proxy, method, asked) -> {
                    throw new StorageException("away");
                });
        AccessUseCases access = real.access();
        return new UseCases(
                real.validation(),
                real.licenses(),
                real.administration(),
                new AccessUseCases(
                        away,
                        access.signIn(),
                        access.discord(),
                        access.secondStep(),
                        access.secondFactor(),
                        access.programs(),
                        access.registration(),
                        access.publicKeys(),
                        access.sessions(),
                        access.passwords(),
                        access.recovery()),
                real.audit(),
                () -> false,
                real.time());
    }

    @Test
    void thePublicKeysAreToldAndNothingElseOfThem() {
        Answer answer = users.client().call("GET", "/v1/licenses/jwks");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body())
                .startsWith("{\"keys\":[{")
                .contains(
                        "\"kid\":\"" + LiveServer.KEYS.newestFirst().getFirst().id() + "\"")
                .contains("\"alg\":\"RS256\"", "\"use\":\"sig\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    }

    private static void assertFails(RuntimeException failure, int status, String code) {
        try (LiveServer failing = start(real -> new UseCases(
                real.validation(),
                real.licenses(),
                real.administration(),
                real.access(),
                real.audit(),
                () -> {
                    throw failure;
                },
                real.time()))) {
            Answer answer = failing.client().call("GET", "/v1/health");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).matches(SHAPE.formatted(code)).doesNotContain("secret");
        }
    }

    private static void assertHeaders(Answer answer, String band, long limit, long remaining, long reset) {
        assertThat(answer.header("X-RateLimit-Limit-" + band)).isEqualTo(Optional.of(String.valueOf(limit)));
        assertThat(answer.header("X-RateLimit-Remaining-" + band)).isEqualTo(Optional.of(String.valueOf(remaining)));
        assertThat(answer.header("X-RateLimit-Reset-" + band)).isEqualTo(Optional.of(String.valueOf(reset)));
    }

    private Answer health(String from) {
        return users.client().call("GET", "/v1/health", "X-Forwarded-For", from);
    }

    private Answer me(String token, String from) {
        return users.client().call("GET", "/v1/auth/me", "Authorization", "Bearer " + token, "X-Forwarded-For", from);
    }

    private static LiveServer start(UnaryOperator<UseCases> disturb) {
        HttpConfig config = LiveServer.config(List.of(IpRange.parse("127.0.0.1")), true, HttpConfig.DEFAULT_PATIENCE);
        return LiveServer.start(config, List.of(DOCUMENTED), disturb);
    }
}
