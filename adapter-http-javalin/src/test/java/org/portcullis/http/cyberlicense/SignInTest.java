package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;

/** Signing in and out over real sockets: who gets a cookie, and what it is good for, for how long, and from where. */
class SignInTest {

    private static final String LOGIN = "/api/auth/login";
    private static final String LOGOUT = "/api/auth/logout";
    private static final String ME = "/api/auth/me";
    private static final String PASSWORD = "/api/auth/password";
    private static final String RESET = "/api/auth/password/reset";
    private static final String NEW_PASSWORD = "amber violin 1962 rain";
    private static final String INVALID = "{\"success\":false,\"error\":\"Invalid credentials\"}";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();
    private final String email = server.emailOf(LiveServer.OWNER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoKnowsThePasswordGetsACookieThatNoScriptCanRead() {
        Answer answer = login(email, LiveServer.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"success\":true,\"user\":{\"_id\":\"000000000000000000000001\","
                        + "\"email\":\"account-1@example.com\",\"role\":\"user\"}}");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .matches("session-token=pcs_ses_[0-9A-Za-z]{43}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theCookieGoesBySecureConnectionsOnlyWhereThePublicUrlIsOne() {
        HttpConfig plain = LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE);
        HttpConfig secure = new HttpConfig(
                plain.host(),
                plain.port(),
                plain.trustedProxies(),
                plain.trustsBodyIp(),
                plain.maxBodyBytes(),
                plain.patience(),
                Optional.of(URI.create("https://licenses.example.com")));
        try (LiveServer behindTls = LiveServer.start(secure)) {
            String body = body(email, LiveServer.PASSWORD);

            assertThat(behindTls.client().post(LOGIN, body).header("Set-Cookie").orElseThrow())
                    .endsWith("; Secure");
            assertThat(behindTls
                            .client()
                            .post(LOGIN, body, "Origin", "https://licenses.example.com")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theAddressMayBeTypedInAnyCase() {
        assertThat(login("  ACCOUNT-1@Example.com ", LiveServer.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreToldAlike() {
        for (Answer answer : List.of(
                login(email, "wrong"),
                login("nobody@example.com", LiveServer.PASSWORD),
                login("no address", "wrong"))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(INVALID);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email is required; password is required",
                "{\"email\":\"a@b\",\"password\":7} | password must be text",
                "{\"email\":\"a\\u0000@b\",\"password\":\"x\"} | email must not contain control characters",
            })
    void aBadBodyIsToldSo(String body, String words) {
        Answer answer = client.post(LOGIN, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"" + words + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-token", "connect.sid", "session"})
    void theSessionIsReadUnderEachName(String name) {
        String secret = server.cookieOf(LiveServer.OWNER).substring("session-token=".length());

        assertThat(me("theme=dark; " + name + "=" + secret + "; other=1").status())
                .isEqualTo(200);
        assertThat(me(name + "x=" + secret).status()).isEqualTo(401);
    }

    @Test
    void aSessionAfterLogoutIsRefused() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        assertThat(me(cookie).status()).isEqualTo(200);

        Answer out = client.call("POST", LOGOUT, "Cookie", cookie);

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.header("Set-Cookie").orElseThrow()).startsWith("session-token=; Path=/; Max-Age=0");
        assertThat(me(cookie).status()).isEqualTo(401);
        assertThat(client.call("POST", LOGOUT, "Cookie", cookie).status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterADay() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        server.time().advance(Duration.ofDays(1).minusMillis(1));
        assertThat(me(cookie).status()).isEqualTo(200);

        server.time().advance(Duration.ofMillis(1));

        assertThat(me(cookie).status()).isEqualTo(401);
    }

    @Test
    void aSessionThatSomebodyElseKnewBeforehandIsNotTheOneThatIsSignedInTo() {
        String planted = server.cookieOf(LiveServer.POOR);

        Answer answer = client.post(LOGIN, body(email, LiveServer.PASSWORD), "Cookie", planted);

        String given = cookie(answer);
        assertThat(given).isNotEqualTo(planted);
        assertThat(me(planted).status()).isEqualTo(401);
        assertThat(me(given).body()).contains(email);
    }

    @Test
    void onesSessionsAreListedAndEndedAndNobodyElses() {
        String first = server.cookieOf(LiveServer.OWNER);
        String second = server.cookieOf(LiveServer.OWNER);
        String others = server.cookieOf(LiveServer.POOR);

        String listed =
                client.call("GET", "/api/auth/sessions", "Cookie", second).body();
        assertThat(listed)
                .startsWith("{\"success\":true,\"sessions\":[{\"_id\":\"000000000000000000000001\"")
                .contains("\"createdAt\":\"2026-01-15T12:00:00.000Z\"", "\"current\":false", "\"current\":true")
                .endsWith("\"count\":2,\"total\":2}");
        for (String id : List.of("000000000000000000000003", "1", "ffffffffffffffffffffffff", "0".repeat(24))) {
            assertThat(end(id, second).status()).isEqualTo(404);
        }
        assertThat(me(others).status()).isEqualTo(200);

        assertThat(end("000000000000000000000001", second).status()).isEqualTo(200);

        assertThat(me(first).status()).isEqualTo(401);
        assertThat(me(second).status()).isEqualTo(200);
        assertThat(end("000000000000000000000001", second).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1",
        "Referer, http://127.0.0.1/",
        "Sec-Fetch-Mode, cors",
    })
    void whatAnotherSitesPageMayHaveSentIsRefused(String header, String value) {
        String cookie = server.cookieOf(LiveServer.OWNER);
        server.license("LIC-FOREIGN", builder -> builder);
        String key = "{\"key\":\"LIC-FOREIGN\"}";

        for (Answer answer : List.of(
                client.post("/api/license/rotate", key, "Cookie", cookie, header, value),
                client.post(LOGIN, body(email, LiveServer.PASSWORD), header, value),
                client.call("POST", LOGOUT, "Cookie", cookie, header, value))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Cross-origin request refused\"}");
        }
        assertThat(client.call("GET", ME, "Cookie", cookie, header, value).status())
                .isEqualTo(200);
        assertThat(client.post("/api/license/clear", key, "Cookie", cookie).status())
                .isEqualTo(200);
    }

    @Test
    void whatOurOwnPagesSendIsDone() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        server.license("LIC-OWN", builder -> builder);
        String origin = "http://127.0.0.1:" + server.server().port();

        for (String[] own :
                new String[][] {{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "none"}, {"Origin", origin}}) {
            assertThat(client.post("/api/license/clear", "{\"key\":\"LIC-OWN\"}", "Cookie", cookie, own[0], own[1])
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void afterAThousandWrongPasswordsTheRightOneIsRefusedForSixSeconds() {
        for (int i = 0; i < 1_000; i++) {
            Answer answer = login(email, "wrong " + i);

            assertThat(answer.status()).isEqualTo(i < 10 ? 401 : 429);
        }

        Answer right = login(email, LiveServer.PASSWORD);
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.body()).isEqualTo("{\"success\":false,\"error\":\"Too many requests\"}");
        assertThat(right.header("Retry-After")).hasValue("6");

        server.time().advance(Duration.ofSeconds(6));
        assertThat(login(email, LiveServer.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsEverySessionButGoesOnInANewOne() {
        String first = server.cookieOf(LiveServer.OWNER);
        String second = server.cookieOf(LiveServer.OWNER);

        Answer wrong = change(second, "wrong", NEW_PASSWORD);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(INVALID);
        assertThat(change(second, LiveServer.PASSWORD, "short").body()).contains("at least 10 characters");
        assertThat(change(second, LiveServer.PASSWORD, "password123").body()).contains("tried first");
        assertThat(me(first).status()).isEqualTo(200);

        Answer changed = change(second, LiveServer.PASSWORD, NEW_PASSWORD);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(me(first).status()).isEqualTo(401);
        assertThat(me(second).status()).isEqualTo(401);
        assertThat(me(cookie(changed)).status()).isEqualTo(200);
        assertThat(login(email, LiveServer.PASSWORD).status()).isEqualTo(401);
        assertThat(login(email, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aOneTimeTokenSetsAPasswordOnceAndEndsEverySession() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        String older = allowReset();
        String token = allowReset();

        assertThat(reset(older, NEW_PASSWORD).status()).isEqualTo(400);
        assertThat(reset(token, "short").status()).isEqualTo(400);
        assertThat(me(cookie).status()).isEqualTo(200);

        assertThat(reset(token, NEW_PASSWORD).status()).isEqualTo(200);

        assertThat(me(cookie).status()).isEqualTo(401);
        assertThat(login(email, NEW_PASSWORD).status()).isEqualTo(200);
        Answer again = reset(token, "another one altogether");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).isEqualTo("{\"success\":false,\"error\":\"Invalid or expired token\"}");
    }

    @Test
    void aOneTimeTokenIsGoodForAnHour() {
        String token = allowReset();
        server.time().advance(Duration.ofHours(1));

        assertThat(reset(token, NEW_PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void manyAndLongCookiesDoNoHarm() {
        String cookie = server.cookieOf(LiveServer.OWNER);

        assertThat(me("a=1; ".repeat(50) + cookie).status()).isEqualTo(200);
        assertThat(me("session-token=" + "x".repeat(5_000)).status()).isEqualTo(401);
        assertThat(me("session=;".repeat(500)).status()).isEqualTo(401);
        assertThat(me("session-token=" + "x".repeat(16_384)).status()).isEqualTo(431);
        assertThat(me(cookie).status()).isEqualTo(200);
    }

    private String allowReset() {
        Caller admin = new Caller.SignedIn(LiveServer.ADMIN, Role.ADMIN, Fixtures.origin());
        return server.engine()
                .passwords()
                .allowReset(admin, LiveServer.OWNER)
                .map(Secret::text)
                .orElseThrow();
    }

    private Answer login(String address, String password) {
        return client.post(LOGIN, body(address, password));
    }

    private static String body(String address, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password);
    }

    private Answer me(String cookie) {
        return client.call("GET", ME, "Cookie", cookie);
    }

    private Answer end(String id, String cookie) {
        return client.call("DELETE", "/api/auth/sessions/" + id, "Cookie", cookie);
    }

    private Answer change(String cookie, String current, String next) {
        String body = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(current, next);
        return client.post(PASSWORD, body, "Cookie", cookie);
    }

    private Answer reset(String token, String next) {
        return client.post(RESET, "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, next));
    }

    private static String cookie(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
