package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.ADA;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.CALLBACK;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.COOKIE;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.START;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.ada;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.audit;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.browserOf;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.cookies;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.location;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;

/** Signing in with Discord over real sockets, from the first click to the session, against a real OAuth 2 server. */
class DiscordSignInTest {

    private final DiscordBrowsers browsers = new DiscordBrowsers();
    private final Discord discord = browsers.discord;
    private final LiveServer server = browsers.server;
    private final Client client = browsers.client;

    @AfterEach
    void stop() {
        browsers.close();
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
        Answer first = browsers.signIn(START + "?next=/portal%3Ftab%3D2", ada());
        Answer second = browsers.signIn(START + "?as=customer", ada());

        assertThat(first.status()).isEqualTo(303);
        assertThat(location(first)).isEqualTo("/portal?tab=2");
        assertThat(location(second)).isEqualTo("/");
        assertThat(cookies(first)).containsEntry(COOKIE, "");
        assertThat(browsers.me(first)).contains("\"email\":\"ada@example.com\",\"role\":\"customer\"");
        assertThat(browsers.me(second)).isEqualTo(browsers.me(first));
        assertThat(browsers.account()).get().satisfies(account -> {
            assertThat(account.role()).isEqualTo(Role.CUSTOMER);
            assertThat(account.name()).contains("ada");
            assertThat(account.emailVerifiedAt()).isPresent();
        });
    }

    @Test
    void anAdministratorIsNotLetInByAnAddressAndIsOnceLinked() {
        String email = server.emailOf(LiveServer.ADMIN);
        Map<String, Object> profile = Map.of("id", ADA, "username", "ada", "email", email, "verified", true);

        Answer unknown = browsers.signIn(START + "?as=admin", profile);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(cookies(unknown)).doesNotContainKey("session-token");
        Answer asCustomer = browsers.signIn(START, profile);
        assertThat(asCustomer.status()).isEqualTo(409);

        Answer linked = browsers.link(server.cookieOf(LiveServer.ADMIN), profile);
        assertThat(linked.status()).isEqualTo(303);
        assertThat(browsers.me(browsers.signIn(START + "?as=admin", profile))).contains("\"role\":\"admin\"");
        assertThat(browsers.account().map(Account::id)).contains(LiveServer.ADMIN);
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
        assertThat(browsers.account()).isEmpty();
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
        assertThat(browsers.come(sent, back).status()).isEqualTo(303);
    }

    @Test
    void aStateWorksOnceAndForTenMinutes() {
        Answer sent = client.call("GET", START);
        Answer late = client.call("GET", START);
        discord.knows(ada());
        String back = discord.signIn(location(sent));
        String lateBack = discord.signIn(location(late));

        assertThat(browsers.come(sent, back).status()).isEqualTo(303);
        assertThat(browsers.come(sent, back).status()).isEqualTo(400);
        server.time().advance(Duration.ofMinutes(10));
        assertThat(browsers.come(late, lateBack).status()).isEqualTo(400);
    }

    @Test
    void ofTwoCallbacksAtOnceOneBeginsASession() {
        for (int round = 0; round < 3; round++) {
            server.time().advance(Duration.ofMinutes(1));
            Answer sent = client.call("GET", START);
            discord.knows(ada());
            String back = discord.signIn(location(sent));

            List<Integer> statuses = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> browsers.come(sent, back)))
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
        assertThat(browsers.me(in)).contains("ada@example.com");
    }

    @Test
    void nothingSecretIsLogged() {
        try (LogLines lines = new LogLines()) {
            Answer sent = client.call("GET", START);
            discord.knows(ada());
            String back = discord.signIn(location(sent));
            Answer in = browsers.come(sent, back);

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
}
