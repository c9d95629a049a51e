package org.portcullis.http.v2docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.testkit.Racers;

/** How often may be called: with a key, without, and to see whether the server is well. */
class LimitsTest {

    private static final String LICENSE = "LIMT-LIMT-LIMT-LIMT";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int WITH_A_KEY = 6;
    private static final int WITHOUT = 3;
    private static final int RACERS = 48;

    private final LiveServer server = LiveServer.start(
            LiveServer.config(List.of(IpRange.parse("127.0.0.1")), true, HttpConfig.DEFAULT_PATIENCE),
            List.of(
                    RateLimit.of("v2docker", WITH_A_KEY, MINUTE),
                    RateLimit.of("v2docker.anonymous", WITHOUT, MINUTE),
                    RateLimit.of("v2docker.health", WITHOUT, MINUTE)),
            UnaryOperator.identity());
    private ApiToken key;

    @BeforeEach
    void addKeyAndLicense() {
        key = new Programs(server).systemKey(Programs.KEY, LiveServer.OWNER);
        server.license(LICENSE, builder -> builder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneTooManyIsToldInTheNestedShapeAndWhoWaitsAsToldIsServed() {
        spend(WITH_A_KEY, "192.0.2.1");

        Answer refused = info(Programs.KEY, "192.0.2.1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo(Programs.TOO_MANY);
        assertThat(refused.header("Retry-After")).hasValue("10");
        server.time().advance(Duration.ofSeconds(10));
        assertThat(info(Programs.KEY, "192.0.2.1").status()).isEqualTo(200);
        assertThat(info(Programs.KEY, "192.0.2.1").status()).isEqualTo(429);
    }

    @Test
    void aKeyCountsWhereverItIsUsedAndAnotherByItself() {
        new Programs(server).systemKey("of-the-poor", LiveServer.POOR);
        for (int call = 0; call < WITH_A_KEY; call++) {
            assertThat(info(Programs.KEY, "192.0.2." + call).status()).isEqualTo(200);
        }

        assertThat(info(Programs.KEY, "198.51.100.1").status()).isEqualTo(429);
        assertThat(info("of-the-poor", "192.0.2.1").status()).isEqualTo(404);
    }

    @Test
    void aNewKeyOfTheAccountStartsNothingAnew() {
        spend(WITH_A_KEY, "192.0.2.1");
        server.store(
                stores -> stores.apiTokens().update(key.revoked(server.time().instant())));
        new Programs(server).systemKey("the-next", LiveServer.OWNER);

        assertThat(info("the-next", "192.0.2.1").status()).isEqualTo(429);
    }

    @Test
    void madeUpKeysCountForWhereTheyComeFromAndLeaveTheRealOneAlone() {
        for (int call = 0; call < WITHOUT; call++) {
            assertThat(info("AF-2026-GUESS-" + call, "192.0.2.1").status()).isEqualTo(401);
        }

        Answer refused = info("AF-2026-GUESS", "192.0.2.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("20");
        assertThat(refused.body()).isEqualTo(Programs.TOO_MANY);
        assertThat(anonymous("/", "192.0.2.1").status()).isEqualTo(429);
        assertThat(info("AF-2026-GUESS", "192.0.2.2").status()).isEqualTo(401);
        assertThat(info(Programs.KEY, "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void noKeyAtAllCountsTheSameAndSoDoesOneThatWasTakenBack() {
        assertThat(anonymous(Programs.path(LICENSE), "192.0.2.1").status()).isEqualTo(401);
        assertThat(anonymous("/", "192.0.2.1").status()).isEqualTo(200);
        server.store(
                stores -> stores.apiTokens().update(key.revoked(server.time().instant())));
        assertThat(info(Programs.KEY, "192.0.2.1").status()).isEqualTo(401);

        assertThat(info(Programs.KEY, "192.0.2.1").status()).isEqualTo(429);
        assertThat(anonymous("/", "192.0.2.1").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health"})
    void theServersOwnPathsAreLimitedByNetwork(String path) {
        for (int call = 0; call < WITHOUT; call++) {
            assertThat(anonymous(path, "2001:db8::" + call).status()).isEqualTo(200);
        }

        Answer refused = anonymous(path, "2001:db8::9");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("20");
        assertThat(refused.body()).isEqualTo(Programs.TOO_MANY);
        assertThat(anonymous(path, "2001:db8:0:1::1").status()).isEqualTo(200);
        server.time().advance(MINUTE);
        assertThat(anonymous(path, "2001:db8::9").status()).isEqualTo(200);
    }

    @Test
    void aHealthCheckIsAnsweredWhateverElseItsNetworkDoesAndWhateverVisitorsDo() {
        for (int call = 0; call < 2 * WITHOUT; call++) {
            info("AF-2026-GUESS", "127.0.0.1");
            anonymous("/", "127.0.0.1");
            anonymous("/health", "192.0.2.1");
        }

        assertThat(anonymous("/", "127.0.0.1").status()).isEqualTo(429);
        assertThat(anonymous("/health", "192.0.2.1").status()).isEqualTo(429);
        for (int check = 0; check < WITHOUT; check++) {
            // The balancer itself, which is named as a proxy, and passes nobody on.
            assertThat(server.client().call("GET", "/health").status()).isEqualTo(200);
        }
    }

    @Test
    void theLimitOfHealthChecksCanBeSwitchedOffAlone() {
        try (LiveServer open = LiveServer.start(
                LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE),
                List.of(RateLimit.of("v2docker.anonymous", WITHOUT, MINUTE)),
                UnaryOperator.identity())) {
            for (int call = 0; call < 10; call++) {
                assertThat(open.client().call("GET", "/health").status()).isEqualTo(200);
                assertThat(open.client().call("GET", "/").status()).isEqualTo(call < WITHOUT ? 200 : 429);
            }
        }
    }

    @Test
    void otherDialectsAndUnknownPathsCountForNothingHere() {
        for (int call = 0; call < 10; call++) {
            anonymous("/nothing", "192.0.2.1");
            anonymous("/api/nothing", "192.0.2.1");
            anonymous("/v1/health", "192.0.2.1");
            server.client().call("POST", Programs.path(LICENSE), "X-Forwarded-For", "192.0.2.1");
        }

        assertThat(anonymous("/", "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void ofRacersExactlyAsManyAreServedAsTheLimitSays() {
        List<Answer> answers = Racers.race(RACERS, racer -> info(Programs.KEY, "192.0.2." + racer));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(WITH_A_KEY);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(RACERS - WITH_A_KEY);
    }

    private void spend(int calls, String from) {
        for (int call = 0; call < calls; call++) {
            assertThat(info(Programs.KEY, from).status()).isEqualTo(200);
        }
    }

    private Answer info(String apiKey, String from) {
        return server.client().call("GET", Programs.path(LICENSE), "X-API-Key", apiKey, "X-Forwarded-For", from);
    }

    private Answer anonymous(String path, String from) {
        return server.client().call("GET", path, "X-Forwarded-For", from);
    }
}
