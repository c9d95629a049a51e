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
import static org.portcullis.http.cyberlicense.DiscordBrowsers.freePort;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.location;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.query;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Who is not let in with Discord, over real sockets, and what they are told. */
class DiscordRefusalsTest {

    private final DiscordBrowsers browsers = new DiscordBrowsers();
    private final Discord discord = browsers.discord;
    private final LiveServer server = browsers.server;
    private final Client client = browsers.client;

    @AfterEach
    void stop() {
        browsers.close();
    }

    @Test
    void anAddressThatIsNotVerifiedLetsNobodyIn() {
        for (Map<String, Object> profile : List.<Map<String, Object>>of(
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", false),
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", "true"),
                Map.of("id", ADA, "username", "ada", "email", "ada@example.com"),
                Map.of("id", ADA, "username", "ada"))) {
            Answer answer = browsers.signIn(START, profile);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"success\":false,\"error\":\"Your Discord account has no verified e-mail address\"}");
            assertThat(cookies(answer)).doesNotContainKey("session-token");
        }
        assertThat(browsers.account()).isEmpty();
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() {
        Answer mine = client.call("GET", START);
        Answer theirs = client.call("GET", START);
        discord.knows(ada());
        String code = query(discord.signIn(location(theirs))).get("code");

        // The provider compares the challenge that the code was given for with our verifier.
        Answer injected = browsers.come(
                mine,
                CALLBACK + "?code=" + code + "&state=" + query(location(mine)).get("state"));

        assertThat(injected.status()).isEqualTo(400);
        assertThat(injected.body()).contains("Discord did not confirm this sign-in");
        assertThat(injected.header("Set-Cookie")).isEmpty();
        assertThat(browsers.account()).isEmpty();
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
            Answer answer = browsers.signIn(alone, START, ada());

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
            Answer answer = browsers.signIn(waiting, START, ada());

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
}
