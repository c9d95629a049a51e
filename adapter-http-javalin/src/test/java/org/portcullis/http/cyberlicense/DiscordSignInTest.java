package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.query.PageRequest;

/** Signing in with Discord over real sockets, from the first click to the session, against a real OAuth 2 server. */
class DiscordSignInTest {

    private static final String START = "/auth/discord";
    private static final String CALLBACK = "/auth/discord/callback";
    private static final String COOKIE = "__Host-portcullis-sign-in";
    private static final String ADA = "80351110224678912";

    private final Discord discord = new Discord();
    private final LiveServer server = start(discord.client());
    private final Client client = server.client();

    private static LiveServer start(DiscordIdentities identities) {
        HttpConfig plain = LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE);
        return LiveServer.start(
                new HttpConfig(
                        plain.host(),
                        plain.port(),
                        plain.trustedProxies(),
                        plain.trustsBodyIp(),
                        plain.maxBodyBytes(),
                        plain.patience(),
                        Optional.of(Discord.PUBLIC_URL)),
                identities);
    }

    @AfterEach
    void stop() {
        server.close();
        discord.close();
    }

    @Test
    void theBrowserIsSentWithAStateAChallengeAndACookieThatNoScriptCanRead() {
        Answer answer = client.call("GET", START);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .matches(COOKIE + "=pcs_brw_[0-9A-Za-z]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
        Map<String, String> query = query(location(answer));
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-of-the-tests")
                .containsEntry("scope", "identify+email")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "https%3A%2F%2Flicenses.example.com%2Fauth%2Fdiscord%2Fcallback");
        assertThat(query.get("state")).matches("pcs_sta_[0-9A-Za-z]{43}");
        assertThat(query.get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.toString()).doesNotContain(Discord.SECRET);
    }

    @Test
    void aCustomersAccountIsMadeAtTheFirstSignInAndIsTheSameAtTheSecond() {
        Answer first = signIn(START + "?next=/portal%3Ftab%3D2", ada());
        Answer second = signIn(START + "?as=customer", ada());

        assertThat(first.status()).isEqualTo(303);
        assertThat(location(first)).isEqualTo("/portal?tab=2");
        assertThat(location(second)).isEqualTo("/");
        assertThat(cookies(first)).containsEntry(COOKIE, "");
        assertThat(me(first)).contains("\"email\":\"ada@example.com\",\"role\":\"customer\"");
        assertThat(me(second)).isEqualTo(me(first));
        assertThat(account()).get().satisfies(account -> {
            assertThat(account.role()).isEqualTo(Role.CUSTOMER);
            assertThat(account.name()).contains("ada");
            assertThat(account.emailVerifiedAt()).isPresent();
        });
    }

    @Test
    void anAddressThatIsNotVerifiedLetsNobodyIn() {
        for (Map<String, Object> profile : List.<Map<String, Object>>of(
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", false),
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", "true"),
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com"),
                Map.of("id", ADA, "username", "ada"))) {
            Answer answer = signIn(START, profile);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"success\":false,\"error\":\"Your Discord account has no verified e-mail address\"}");
            assertThat(cookies(answer)).doesNotContainKey("session-token");
        }
        assertThat(account()).isEmpty();
    }

    @Test
    void anAdministratorIsNotLetInByAnAddressAndIsOnceLinked() {
        String email = server.emailOf(LiveServer.ADMIN);
        Map<String, Object> profile = Map.of("id", ADA, "username", "ada", "email", email, "verified", true);

        Answer unknown = signIn(START + "?as=admin", profile);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(cookies(unknown)).doesNotContainKey("session-token");
        Answer asCustomer = signIn(START, profile);
        assertThat(asCustomer.status()).isEqualTo(409);

        Answer linked = link(server.cookieOf(LiveServer.ADMIN), profile);
        assertThat(linked.status()).isEqualTo(303);
        assertThat(me(signIn(START + "?as=admin", profile))).contains("\"role\":\"admin\"");
        assertThat(account().map(Account::id)).contains(LiveServer.ADMIN);
    }

    @Test
    void onlyWhoIsSignedInLinksAndNoOtherSitesPageHasThemDoIt() {
        String cookie = server.cookieOf(LiveServer.OWNER);

        assertThat(client.call("GET", START + "?as=link").status()).isEqualTo(401);
        for (String[] foreign :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Referer", "https://evil.example/"}}) {
            Answer answer = client.call("GET", START + "?as=link", "Cookie", cookie, foreign[0], foreign[1]);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("Cross-origin request refused");
        }
        assertThat(client.call("GET", START + "?as=link", "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(302);
        server.time().advance(Duration.ofMinutes(10));
        Answer old = client.call("GET", START + "?as=link", "Cookie", cookie);
        assertThat(old.status()).isEqualTo(403);
        assertThat(old.body()).contains("Sign in again");
    }

    @Test
    void aLinkIsOfWhoBeganIt() {
        String owner = server.cookieOf(LiveServer.OWNER);
        Answer sent = client.call("GET", START + "?as=link", "Cookie", owner);
        discord.knows(ada());
        String back = discord.signIn(location(sent));

        Answer other = client.call(
                "GET", back, "Cookie", server.cookieOf(LiveServer.POOR) + "; " + COOKIE + "=" + browserOf(sent));

        assertThat(other.status()).isEqualTo(401);
        assertThat(account()).isEmpty();
    }

    @Test
    void aStateOfAnotherBrowserOrNoneOrAForgedOneIsRefusedAndThenStillWorks() {
        Answer sent = client.call("GET", START);
        Answer others = client.call("GET", START);
        discord.knows(ada());
        String back = discord.signIn(location(sent));

        for (Answer refused : List.of(
                client.call("GET", back),
                client.call("GET", back, "Cookie", COOKIE + "=" + browserOf(others)),
                client.call("GET", back, "Cookie", COOKIE + "="),
                client.call("GET", CALLBACK, "Cookie", COOKIE + "=" + browserOf(sent)),
                client.call(
                        "GET",
                        CALLBACK + "?code=x&state=" + browserOf(sent),
                        "Cookie",
                        COOKIE + "=" + browserOf(sent)))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .isEqualTo(
                            "{\"success\":false,\"error\":\"This sign-in has expired, was used already, or was begun in"
                                    + " another browser. Please start again\"}");
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }
        assertThat(come(sent, back).status()).isEqualTo(303);
    }

    @Test
    void aStateWorksOnceAndForTenMinutes() {
        Answer sent = client.call("GET", START);
        Answer late = client.call("GET", START);
        discord.knows(ada());
        String back = discord.signIn(location(sent));
        String lateBack = discord.signIn(location(late));

        assertThat(come(sent, back).status()).isEqualTo(303);
        assertThat(come(sent, back).status()).isEqualTo(400);
        server.time().advance(Duration.ofMinutes(10));
        assertThat(come(late, lateBack).status()).isEqualTo(400);
    }

    @Test
    void ofTwoCallbacksAtOnceOneBeginsASession() {
        for (int round = 0; round < 3; round++) {
            server.time().advance(Duration.ofMinutes(1));
            Answer sent = client.call("GET", START);
            discord.knows(ada());
            String back = discord.signIn(location(sent));

            List<Integer> statuses =
                    Stream.generate(() -> CompletableFuture.supplyAsync(() -> come(sent, back)))
                            .limit(4)
                            .toList()
                            .stream()
                            .map(answer -> answer.join().status())
                            .toList();

            assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 400);
        }
    }

    @Test
    void aSessionThatSomebodyElseKnewBeforehandIsNotTheOneThatIsSignedInTo() {
        String planted = server.cookieOf(LiveServer.POOR);
        Answer sent = client.call("GET", START);
        discord.knows(ada());
        String back = discord.signIn(location(sent));

        Answer in = client.call("GET", back, "Cookie", planted + "; " + COOKIE + "=" + browserOf(sent));

        assertThat(in.status()).isEqualTo(303);
        assertThat("session-token=" + cookies(in).get("session-token")).isNotEqualTo(planted);
        assertThat(client.call("GET", "/api/auth/me", "Cookie", planted).status())
                .isEqualTo(401);
        assertThat(me(in)).contains("ada@example.com");
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() {
        Answer mine = client.call("GET", START);
        Answer theirs = client.call("GET", START);
        discord.knows(ada());
        String code = query(discord.signIn(location(theirs))).get("code");

        // The provider compares the challenge that the code was given for with our verifier.
        Answer injected = come(
                mine,
                CALLBACK + "?code=" + code + "&state=" + query(location(mine)).get("state"));

        assertThat(injected.status()).isEqualTo(400);
        assertThat(injected.body()).contains("Discord did not confirm this sign-in");
        assertThat(injected.header("Set-Cookie")).isEmpty();
        assertThat(account()).isEmpty();
    }

    @Test
    void whoDoesNotConsentIsToldSoOnAPage() {
        Answer sent = client.call("GET", START);
        String back = CALLBACK + "?error=access_denied&error_description=%3Cscript%3E&state="
                + query(location(sent)).get("state");

        Answer answer = client.call(
                "GET",
                back,
                "Cookie",
                COOKIE + "=" + browserOf(sent),
                "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("You did not let Discord tell us who you are.")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/%5Cevil.example",
                "/%09/evil.example",
                "evil",
                "/%0d%0aSet-Cookie:%20x=y",
            })
    void nobodyIsSentToAnotherSite(String next) {
        Answer answer = client.call("GET", START + "?next=" + next);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"next must be a path of this server\"}");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void whatElseIsAskedForIsToldInTheDialectsWords() {
        assertThat(client.call("GET", START + "?as=root").body())
                .isEqualTo("{\"success\":false,\"error\":\"as must be one of customer, admin, link\"}");
        assertThat(client.call("GET", "/auth/github").body()).isEqualTo("{\"success\":false,\"error\":\"Not found\"}");
        assertThat(client.post(START, "{}").status()).isEqualTo(405);
    }

    @Test
    void withoutDiscordThereAreNoSuchPaths() {
        try (LiveServer without = LiveServer.start()) {
            for (String path : List.of(START, START + "?as=link", CALLBACK, CALLBACK + "?code=1&state=2")) {
                Answer answer = without.client().call("GET", path);

                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Not found\"}");
            }
        }
    }

    @Test
    void anAbsentProviderIsToldReadablyAndAudited() {
        URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/token");
        try (LiveServer alone = start(discord.client(nobody, discord.userUrl()))) {
            Answer answer = signIn(alone, START, ada());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("Discord can't be asked at present");
            assertThat(audit(alone).getFirst().after()).containsEntry("reason", "Discord's token endpoint: no answer");
        }
    }

    @Test
    void aProviderThatSaysNothingIsNotWaitedForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LiveServer waiting = start(discord.client(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/token"), discord.userUrl()))) {
            long began = System.nanoTime();
            Answer answer = signIn(waiting, START, ada());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
        }
    }

    @Test
    void aNetworkHasTenAttemptsAMinuteThereAndBack() {
        for (int i = 0; i < 10; i++) {
            assertThat(client.call("GET", START).status()).isEqualTo(302);
        }

        Answer departing = client.call("GET", START);
        Answer arriving = client.call("GET", CALLBACK);

        for (Answer answer : List.of(departing, arriving)) {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).hasValue("6");
        }
    }

    @Test
    void nothingSecretIsLogged() {
        try (LogLines lines = new LogLines()) {
            Answer sent = client.call("GET", START);
            discord.knows(ada());
            String back = discord.signIn(location(sent));
            Answer in = come(sent, back);

            assertThat(String.join("\n", lines.linesBut("no.nav.security")))
                    .doesNotContain(
                            Discord.SECRET,
                            browserOf(sent),
                            query(location(sent)).get("state"),
                            query(back).get("code"),
                            cookies(in).get("session-token"));
        }
        assertThat(audit(server).toString()).doesNotContain(Discord.SECRET, "pcs_");
    }

    private static Map<String, Object> ada() {
        return Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", true);
    }

    private Answer signIn(String start, Map<String, Object> profile) {
        return signIn(server, start, profile);
    }

    private Answer signIn(LiveServer at, String start, Map<String, Object> profile) {
        // Out of the limit's way.
        at.time().advance(Duration.ofMinutes(1));
        Answer sent = at.client().call("GET", start);
        discord.knows(profile);
        return come(at, sent, discord.signIn(location(sent)), "");
    }

    private Answer link(String session, Map<String, Object> profile) {
        Answer sent = client.call("GET", START + "?as=link", "Cookie", session);
        discord.knows(profile);
        return come(server, sent, discord.signIn(location(sent)), session + "; ");
    }

    private Answer come(Answer sent, String back) {
        return come(server, sent, back, "");
    }

    private static Answer come(LiveServer at, Answer sent, String back, String otherCookies) {
        return at.client().call("GET", back, "Cookie", otherCookies + COOKIE + "=" + browserOf(sent));
    }

    private String me(Answer in) {
        String session = cookies(in).get("session-token");
        return client.call("GET", "/api/auth/me", "Cookie", "session-token=" + session)
                .body();
    }

    private Optional<Account> account() {
        return server.ask(stores -> stores.accounts().findByDiscord(new DiscordId(ADA)));
    }

    /** The newest first. */
    private static List<AuditEntry> audit(LiveServer at) {
        return at.ask(stores -> stores.auditTrail().list(new Scope.Everything(), PageRequest.first(100)))
                .items();
    }

    private static String browserOf(Answer sent) {
        return cookies(sent).get(COOKIE);
    }

    private static Map<String, String> cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String location(Answer answer) {
        return answer.header("Location").orElseThrow();
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
