package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.Client.Answer;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** The marketplace whose downloads carry keys, by either of the paths that it may be given. */
class BuiltByBitTest {

    private static final Caller OWNER = new Caller.SignedIn(LiveServer.OWNER, Role.USER, Fixtures.origin());
    private static final String FORM = "application/x-www-form-urlencoded";

    private LiveServer server;
    private String cookie;
    private String secret;

    /** A path, and what licences are like that it makes. */
    enum Path {
        CYBERLICENSE("/api/builtbybit/000000000000000000000001", "LIC-[A-Z2-9]{6}-[A-Z2-9]{6}", Limits.of(1, 1)),
        SUNLICENSE("/api/v1/bbb/1", "[A-Z2-9]{20}", Limits.of(5, 5));

        private final String path;
        private final String keys;
        private final Limits limits;

        Path(String path, String keys, Limits limits) {
            this.path = path;
            this.keys = keys;
            this.limits = limits;
        }
    }

    @BeforeEach
    void start() {
        start(List.of());
    }

    private void start(List<RateLimit> limits) {
        server = LiveServer.start(
                LiveServer.config(List.of(), true, Duration.ofSeconds(30)), limits, UnaryOperator.identity());
        cookie = server.cookieOf(LiveServer.OWNER);
        secret = newSecret();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aDownloadCarriesAKeyThatIsGood(Path path) {
        Answer answer = download(path, "12", "3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(answer.body()).matches(path.keys);
        License license = license(answer.body());
        assertThat(license.product()).isEqualTo(LiveServer.PRODUCT);
        assertThat(license.limits()).isEqualTo(path.limits);
        assertThat(license.term().end()).isEmpty();
        assertThat(license.platform())
                .isEqualTo(new PlatformOwner(
                        Optional.of(Platform.BUILT_BY_BIT),
                        Optional.empty(),
                        Optional.of("12"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(server.client()
                        .post("/api/license/validate", "{\"key\":\"" + answer.body() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameUserAndResourceHaveOneKeyWhicheverPathIsGiven() {
        String key = download(Path.SUNLICENSE, "12", "3").body();

        assertThat(download(Path.SUNLICENSE, "12", "3").body()).isEqualTo(key);
        assertThat(download(Path.CYBERLICENSE, " 012 ", "3").body()).isEqualTo(key);
        assertThat(download(Path.SUNLICENSE, "12", "4").body()).isNotEqualTo(key);
        assertThat(download(Path.SUNLICENSE, "13", "3").body()).isNotEqualTo(key);
        assertThat(licenses()).hasSize(3);
    }

    @Test
    void ofFortyEightDownloadsAtOnceAllCarryTheSameKey() {
        List<Answer> answers =
                Racers.race(48, racer -> download(racer % 2 == 0 ? Path.SUNLICENSE : Path.CYBERLICENSE, "12", "3"));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(licenses()).hasSize(1);
    }

    @Test
    void aKeyThatWasRotatedIsToldAsItIsNow() {
        String key = download(Path.SUNLICENSE, "12", "3").body();
        LicenseKey rotated = server.engine()
                .licenses()
                .rotate(OWNER, LicenseKey.parse(key).orElseThrow())
                .orElseThrow()
                .newKey();

        assertThat(download(Path.SUNLICENSE, "12", "3").body()).isEqualTo(rotated.text());
    }

    @Test
    void whoseLicenseWasDeletedGetsNoOther() {
        String key = download(Path.SUNLICENSE, "12", "3").body();
        server.engine().licenses().delete(OWNER, license(key).id());

        assertThat(download(Path.SUNLICENSE, "12", "3").body()).isEqualTo("License was withdrawn");
        assertThat(licenses()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSecretIsToldAndMakesNothing(Path path) {
        server.apiToken("token", LiveServer.OWNER, Set.of(Intent.ALL_READ_WRITE), Optional.empty());
        server.appKey("app-key", LiveServer.PRODUCT);
        for (String wrong : List.of(
                "guessed",
                secret + "x",
                secret.toLowerCase(java.util.Locale.ROOT),
                "token",
                "app-key",
                "x".repeat(255),
                "%00")) {
            Answer answer = post(path.path, form("12", "3", wrong));

            assertThat(answer.body())
                    .as(wrong)
                    .isEqualTo(wrong.equals("%00") ? "secret must not contain control characters" : "Invalid secret");
            assertThat(answer.status()).as(wrong).isEqualTo(wrong.equals("%00") ? 400 : 200);
        }
        assertThat(licenses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/bbb/3",
                "/api/v1/bbb/4711",
                "/api/builtbybit/000000000000000000000003",
                "/api/builtbybit/1",
                "/api/builtbybit/nothing"
            })
    void theSecretOfOneProductIsNoneOfAnother(String path) {
        Answer answer = post(path, form("12", "3", secret));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Invalid secret");
        assertThat(licenses()).isEmpty();
    }

    @Test
    void aNewSecretEndsTheOneBefore() {
        String before = secret;
        secret = newSecret();

        assertThat(post(Path.SUNLICENSE.path, form("12", "3", before)).body()).isEqualTo("Invalid secret");
        assertThat(download(Path.SUNLICENSE, "12", "3").body()).matches(Path.SUNLICENSE.keys);
    }

    @Test
    void theSecretIsShownOnceAndIsNoOtherCredential() {
        assertThat(secret).startsWith("pcs_mkt_").hasSizeGreaterThan(50);
        assertThat(server.client().call("GET", "/api/v2/ping", "TOKEN", secret).status())
                .isEqualTo(401);
        assertThat(server.client()
                        .call("GET", "/v1/licenses", "Authorization", "Bearer " + secret)
                        .status())
                .isEqualTo(401);
        assertThat(server.client()
                        .call("GET", "/api/audit?limit=100", "Cookie", cookie)
                        .body())
                .contains("\"marketplace\":\"1\"")
                .doesNotContain(secret);
    }

    @Test
    void aProductThatIsRemovedDeliversNothing() {
        server.engine().products().deleteWithLicenses(OWNER, LiveServer.PRODUCT);

        assertThat(download(Path.SUNLICENSE, "12", "3").body()).isEqualTo("Invalid secret");
    }

    @Test
    void thePlanHoldsForDownloads() {
        Caller poor = new Caller.SignedIn(LiveServer.POOR, Role.USER, Fixtures.origin());
        String poorSecret = server.engine()
                .marketplaces()
                .renewSecret(poor, LiveServer.POOR_PRODUCT)
                .orElseThrow()
                .secret()
                .text();

        for (String user : List.of("1", "2", "3")) {
            assertThat(post("/api/v1/bbb/2", form(user, "3", poorSecret)).body())
                    .matches(Path.SUNLICENSE.keys);
        }
        assertThat(post("/api/v1/bbb/2", form("4", "3", poorSecret)).body())
                .isEqualTo("License limit of the plan reached: 3");
        assertThat(post("/api/v1/bbb/2", form("2", "3", poorSecret)).body()).matches(Path.SUNLICENSE.keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|builtbybit is required; user_id is required; resource_id is required; secret is required",
                "builtbybit=false&user_id=1&resource_id=1&secret=s|builtbybit must be true",
                "builtbybit=true&user_id=&resource_id=1&secret=s|user_id must be a whole number of at least 1",
                "builtbybit=true&user_id=null&resource_id=1&secret=s|user_id must be a whole number of at least 1",
                "builtbybit=true&user_id=0&resource_id=-1&secret=s|user_id must be a whole number of at least 1; resource_id must be a whole number of at least 1",
                "builtbybit=true&user_id=1.5&resource_id=9223372036854775808&secret=s|user_id must be a whole number of at least 1; resource_id must be a whole number of at least 1",
                "builtbybit=true&user_id=%D9%A3&resource_id=1&secret=s|user_id must be a whole number of at least 1",
                "builtbybit=true&user_id=1&resource_id=1&secret=+|secret is required",
                "builtbybit=true&user_id=%zz&resource_id=1&secret=s|Malformed request",
                "{\"builtbybit\":true}|builtbybit is required; user_id is required; resource_id is required; secret is required"
            })
    void aFormThatIsWrongIsToldInWords(String form, String words) {
        for (Path path : Path.values()) {
            Answer answer = post(path.path, form);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).contains("text/plain;charset=utf-8");
            assertThat(answer.body()).isEqualTo(words);
        }
    }

    @Test
    void whateverElseIsWrongIsPlainTextToo() {
        String path = Path.SUNLICENSE.path;

        assertThat(server.client().call("GET", path).status()).isEqualTo(405);
        assertThat(server.client().call("GET", path).body()).isEqualTo("Method not allowed");
        assertThat(post("/api/v1/bbb/zero", form("1", "2", secret)).body())
                .isEqualTo("productId must be a whole number of at least 1");
        assertThat(server.client()
                        .send("POST", path, BodyPublishers.ofString("x=1"), "Content-Type", "multipart/form-data")
                        .body())
                .isEqualTo("Content-Type must be application/x-www-form-urlencoded");
        Answer tooLong = post(path, "secret=" + "x".repeat(HttpConfig.DEFAULT_MAX_BODY_BYTES));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.header("Content-Type")).contains("text/plain;charset=utf-8");
    }

    @Test
    void wrongSecretsAreLimitedAndRightOnesFromThereAreNot() {
        server.close();
        start(List.of(RateLimit.of("builtbybit.secret", 3, Duration.ofMinutes(15))));
        for (int i = 0; i < 3; i++) {
            assertThat(post(Path.SUNLICENSE.path, form("1", "2", "guessed")).status())
                    .isEqualTo(200);
        }

        Answer limited = post(Path.SUNLICENSE.path, form("1", "2", "guessed"));

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.body()).isEqualTo("Too many requests");
        assertThat(limited.header("Retry-After")).isPresent();
        assertThat(download(Path.SUNLICENSE, "1", "2").body()).matches(Path.SUNLICENSE.keys);
    }

    @Test
    void aProductWithAPrefixHasKeysThatBeginWithIt() {
        server.engine().products().change(OWNER, LiveServer.PRODUCT, draft -> prefixed(draft, "PLUG"));

        assertThat(download(Path.CYBERLICENSE, "1", "2").body()).matches("PLUG-[A-Z2-9]{6}-[A-Z2-9]{6}");
    }

    private static ProductDraft prefixed(ProductDraft draft, String prefix) {
        return new ProductDraft(
                draft.name(),
                draft.description(),
                draft.active(),
                Optional.of(prefix),
                draft.defaultIps(),
                draft.defaultHardware(),
                draft.requiresHardware());
    }

    private Answer download(Path path, String user, String resource) {
        return post(path.path, form(user, resource, secret));
    }

    private Answer post(String path, String form) {
        return server.client().send("POST", path, BodyPublishers.ofString(form), "Content-Type", FORM);
    }

    /** As the marketplace sends it. */
    private static String form(String user, String resource, String secret) {
        return "builtbybit=true&steam_id=null&user_id=%s&resource_id=%s&version_id=7&version_number=v1.0.0&secret=%s"
                .formatted(user.replace(' ', '+'), resource, secret);
    }

    private String newSecret() {
        Answer answer = server.client()
                .send(
                        "POST",
                        "/api/products/000000000000000000000001/builtbybit-secret",
                        BodyPublishers.noBody(),
                        "Cookie",
                        cookie);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"success\":true,\"secret\":\"\\w+\"}");
        return answer.body().replaceAll(".*:\"|\"}", "");
    }

    private List<License> licenses() {
        return server.engine()
                .licenses()
                .list(OWNER, LicenseFilter.ALL, PageRequest.first(100))
                .items();
    }

    private License license(String key) {
        return server.ask(stores -> stores.licenses()
                .find(LicenseKey.parse(key).orElseThrow(), new Scope.Everything())
                .orElseThrow());
    }
}
