package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.START;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.ada;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.cookies;
import static org.portcullis.http.cyberlicense.DiscordBrowsers.location;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Authenticator;

/** Whom Discord knows, and whose account demands a second factor as well. */
class DiscordCodeTest {

    private static final Pattern CHALLENGE = Pattern.compile("pcs_cha_[0-9A-Za-z]{43}");

    private final DiscordBrowsers browsers = new DiscordBrowsers();
    private final LiveServer server = browsers.server;
    private Authenticator authenticator = new Authenticator("A");

    @BeforeEach
    void linkAndEnable() {
        assertThat(browsers.link(server.cookieOf(LiveServer.ADMIN), ada()).status())
                .isEqualTo(303);
        String cookie = server.cookieOf(LiveServer.ADMIN);
        Answer seed = post("/api/2fa/setup", "{\"password\":\"" + LiveServer.PASSWORD + "\"}", "Cookie", cookie);
        authenticator = new Authenticator(field("secret", seed));
        Answer enabled = post("/api/2fa/enable", "{\"code\":\"" + code() + "\"}", "Cookie", cookie);
        assertThat(enabled.status()).isEqualTo(200);
        server.time().advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        browsers.close();
    }

    @Test
    void aProgramIsAskedAsAfterAPassword() {
        Answer asked = browsers.signIn(START + "?as=admin", ada());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("\"twoFactorRequired\":true");
        assertThat(cookies(asked)).doesNotContainKey("session-token");
        Answer in =
                post("/api/2fa/verify", "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge(asked), code()));
        assertThat(in.status()).isEqualTo(200);
        assertThat(browsers.me(in)).contains("\"role\":\"admin\"");
    }

    @Test
    void aPersonIsAskedByAFormAndGoesOnWhereTheyWanted() {
        Answer asked = browse(START + "?as=admin&next=/audit%3Fx%3D%2522%253E");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(asked.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("form-action 'self'");
        Answer wrong = submit(challenge(asked), "000000", "/audit");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("not right").contains(challenge(asked));
        server.time().advance(Duration.ofMinutes(1));
        Answer in = submit(challenge(asked), code(), "/audit?x=1");

        assertThat(in.status()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/audit?x=1");
        assertThat(browsers.me(in)).contains("\"role\":\"admin\"");
        assertThat(submit(challenge(asked), code(), "/").status()).isEqualTo(401);
    }

    @Test
    void theFormLeadsToNoOtherSite() {
        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            server.time().advance(Duration.ofMinutes(1));
            Answer in = submit(challenge(browse(START + "?as=admin")), code(), next);

            assertThat(in.status()).isEqualTo(303);
            assertThat(location(in)).isEqualTo("/");
        }
    }

    @Test
    void whatIsNoFormIsRefused() {
        Answer malformed = send("challenge=%zz");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(send("").status()).isEqualTo(400);
        assertThat(send("challenge=" + "x".repeat(2_000_000)).status()).isEqualTo(413);
        assertThat(send("code=1&challenge=%3Cscript%3E").body()).doesNotContain("<script>");
    }

    private Answer browse(String start) {
        server.time().advance(Duration.ofMinutes(1));
        Answer sent = server.client().call("GET", start);
        browsers.discord.knows(ada());
        String back = browsers.discord.signIn(location(sent));
        return server.client()
                .call(
                        "GET",
                        back,
                        "Accept",
                        "text/html",
                        "Cookie",
                        DiscordBrowsers.COOKIE + "=" + DiscordBrowsers.browserOf(sent));
    }

    private Answer submit(String challenge, String code, String next) {
        return send("challenge=" + encoded(challenge) + "&code=" + encoded(code) + "&next=" + encoded(next));
    }

    private Answer send(String form) {
        return server.client()
                .send(
                        "POST",
                        "/auth/discord/code",
                        BodyPublishers.ofString(form),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html");
    }

    private Answer post(String path, String body, String... headers) {
        return server.client().post(path, body, headers);
    }

    private String code() {
        return authenticator.code(server.time().instant());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(Answer asked) {
        Matcher challenge = CHALLENGE.matcher(asked.body());
        assertThat(challenge.find()).as(asked.body()).isTrue();
        return challenge.group();
    }

    private static String field(String name, Answer answer) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        assertThat(field.find()).as(answer.body()).isTrue();
        return field.group(1);
    }
}
