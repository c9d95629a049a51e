package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.license.Limits;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.testkit.Racers;

/** Calls are counted for where they come from, whatever they ask, and refused before anything is done for them. */
class RequestLimitsTest {

    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final int RACERS = 48;

    private final AtomicInteger validations = new AtomicInteger();
    private final LiveServer server = start(List.of());

    @AfterEach
    void stop() {
        server.close();
    }

    /** A path where licences are validated. */
    enum Path {
        CYBERLICENSE(
                "/api/license/validate",
                "{\"key\":\"LIC-LIMITED\"}",
                "{\"success\":false,\"valid\":false,\"error\":\"Too many requests\"}"),
        SUNLICENSE(
                "/api/v2/validate",
                "{\"licenseKey\":\"LIC-LIMITED\",\"productId\":1,\"hwid\":\"H-1\"}",
                "{\"message\":\"Too many requests\",\"status\":429,\"timestamp\":"),
        SUNLICENSE_SHARED("/api/v1/validate", SUNLICENSE.body, SUNLICENSE.refusal);

        private final String path;
        private final String body;
        private final String refusal;

        Path(String path, String body, String refusal) {
            this.path = path;
            this.body = body;
            this.refusal = refusal;
        }

        Answer call(LiveServer server) {
            return call(server, body);
        }

        Answer call(LiveServer server, String otherBody) {
            return server.client().post(path, otherBody, "TOKEN", LiveServer.API_TOKEN);
        }

        Answer callFrom(LiveServer server, String forwardedFor) {
            return server.client().post(path, body, "TOKEN", LiveServer.API_TOKEN, "X-Forwarded-For", forwardedFor);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneTooManyIsRefusedInTheWordsOfTheDialectAndNothingIsDoneForIt(Path path) {
        spend(path);

        Answer refused = path.call(server);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("300");
        assertThat(refused.body()).startsWith(path.refusal);
        assertThat(validations).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsAsToldIsServed(Path path) {
        spend(path);
        server.time().advance(Duration.ofMillis(1_500));

        assertThat(path.call(server).header("Retry-After")).hasValue("299"); // rounded up
        server.time().advance(Duration.ofSeconds(299));
        assertThat(path.call(server).status()).isEqualTo(200);
        assertThat(path.call(server).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource(names = {"CYBERLICENSE", "SUNLICENSE"})
    void whatIsMalformedCountsAndIsNotLookedAtOnceItIsTooMuch(Path path) {
        for (int i = 0; i < 3; i++) {
            assertThat(path.call(server, "{").status()).isEqualTo(400);
        }

        assertThat(path.call(server, "{").status()).isEqualTo(429);
        assertThat(server.client()
                        .post(path.path, "x", "Content-Type", "text/xml")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void guessingTokensCounts() {
        for (int i = 0; i < 3; i++) {
            assertThat(server.client()
                            .post("/api/v2/validate", "{}", "TOKEN", "guess-" + i)
                            .status())
                    .isEqualTo(401);
        }

        assertThat(server.client()
                        .post("/api/v2/validate", "{}", "TOKEN", "guess-4")
                        .status())
                .isEqualTo(429);
        assertThat(Path.SUNLICENSE.call(server).status()).isEqualTo(429);
    }

    @Test
    void aVendorsTwoPathsHaveOneLimitAndAnotherVendorHasItsOwn() {
        spend(Path.SUNLICENSE_SHARED);

        assertThat(Path.SUNLICENSE.call(server).status()).isEqualTo(429);
        assertThat(Path.SUNLICENSE_SHARED.call(server).status()).isEqualTo(429);
        assertThat(Path.CYBERLICENSE.call(server).status()).isEqualTo(200);
    }

    @Test
    void onTheSharedPathABodyOfNobodyCountsForNobody() {
        for (int i = 0; i < 10; i++) {
            assertThat(Path.SUNLICENSE_SHARED.call(server, "{}").status()).isEqualTo(400);
        }

        assertThat(Path.SUNLICENSE_SHARED.call(server).status()).isEqualTo(200);
    }

    @Test
    void whatHasNoLimitIsServedAsBefore() {
        spend(Path.CYBERLICENSE);
        spend(Path.SUNLICENSE);

        for (int i = 0; i < 10; i++) {
            assertThat(server.client().call("GET", "/health").status()).isEqualTo(200);
            assertThat(server.client().call("GET", "/api/v2/healthy").status()).isEqualTo(200);
            assertThat(server.client().post("/api/license/clear", "{}").status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofRacersExactlyAsManyAreServedAsTheLimitSays(Path path) {
        List<Answer> answers = Racers.race(RACERS, racer -> path.call(server));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(RACERS - 3);
        assertThat(validations).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerThatForgesAddressesIsCountedAsOne(Path path) {
        spend(path);

        for (String forged : List.of("192.0.2.1", "192.0.2.2", "127.0.0.1, 192.0.2.3", "2001:db8::1", "nonsense")) {
            assertThat(path.callFrom(server, forged).status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7    | 6.6.6.6, 198.51.100.7       | same",
                "198.51.100.7    | 198.51.100.7, 10.1.2.3      | same",
                "198.51.100.7    | ::ffff:198.51.100.7         | same",
                "198.51.100.7    | 198.51.100.8                | another",
                "198.51.100.7    | 198.51.100.7, 198.51.100.8  | another",
                "2001:db8:1:2::1 | 2001:db8:1:2:ffff::9        | same",
                "2001:db8:1:2::1 | 2001:db8:1:3::1             | another",
            })
    void behindATrustedProxyTheRightmostStrangerIsCounted(String first, String second, String network) {
        try (LiveServer behind = start(List.of(IpRange.parse("127.0.0.1"), IpRange.parse("10.0.0.0/8")))) {
            for (int i = 0; i < 3; i++) {
                assertThat(Path.CYBERLICENSE.callFrom(behind, first).status()).isEqualTo(200);
            }

            assertThat(Path.CYBERLICENSE.callFrom(behind, first).status()).isEqualTo(429);
            assertThat(Path.CYBERLICENSE.callFrom(behind, second).status())
                    .isEqualTo(network.equals("same") ? 429 : 200);
        }
    }

    @Test
    void withoutLimitsNothingIsCounted() {
        try (LiveServer unlimited = LiveServer.start()) {
            unlimited.license("LIC-LIMITED", builder -> builder.limits(Limits.of(-1, -1)));

            for (int i = 0; i < 300; i++) {
                assertThat(Path.CYBERLICENSE.call(unlimited).status()).isEqualTo(200);
            }
        }
    }

    private LiveServer start(List<IpRange> proxies) {
        List<RateLimit> limits = List.of(
                RateLimit.of("cyberlicense.validate", 3, PERIOD), RateLimit.of("sunlicense.validate", 3, PERIOD));
        UnaryOperator<UseCases> counting = real -> new UseCases(
                (caller, request, call) -> {
                    validations.incrementAndGet();
                    return real.validation().validate(caller, request);
                },
                real.licenses(),
                real.administration(),
                real.access(),
                real.audit(),
                real.status(),
                real.time());
        LiveServer live =
                LiveServer.start(LiveServer.config(proxies, true, HttpConfig.DEFAULT_PATIENCE), limits, counting);
        live.license("LIC-LIMITED", builder -> builder.limits(Limits.of(-1, -1)));
        return live;
    }

    private void spend(Path path) {
        for (int i = 0; i < 3; i++) {
            assertThat(path.call(server).status()).isEqualTo(200);
        }
    }
}
