package org.portcullis.http.cyberlicense;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.query.PageRequest;

/** Browsers that go to Discord and come back, by a server that knows it. */
final class DiscordBrowsers implements AutoCloseable {

    static final String START = "/auth/discord";
    static final String CALLBACK = "/auth/discord/callback";
    static final String COOKIE = "__Host-portcullis-sign-in";
    static final String ADA = "80351110224678912";

    final Discord discord = new Discord();
    final LiveServer server = start(discord.client());
    final Client client = server.client();

    static LiveServer start(DiscordIdentities identities) {
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

    static Map<String, Object> ada() {
        return Map.of("id", ADA, "username", "ada", "email", "ada@example.com", "verified", true);
    }

    Answer signIn(String start, Map<String, Object> profile) {
        return signIn(server, start, profile);
    }

    Answer signIn(LiveServer at, String start, Map<String, Object> profile) {
        // Out of the limit's way.
        at.time().advance(Duration.ofMinutes(1));
        Answer sent = at.client().call("GET", start);
        discord.knows(profile);
        return come(at, sent, discord.signIn(location(sent)), "");
    }

    Answer link(String session, Map<String, Object> profile) {
        Answer sent = client.call("GET", START + "?as=link", "Cookie", session);
        discord.knows(profile);
        return come(server, sent, discord.signIn(location(sent)), session + "; ");
    }

    Answer come(Answer sent, String back) {
        return come(server, sent, back, "");
    }

    static Answer come(LiveServer at, Answer sent, String back, String otherCookies) {
        return at.client().call("GET", back, "Cookie", otherCookies + COOKIE + "=" + browserOf(sent));
    }

    String me(Answer in) {
        String session = cookies(in).get("session-token");
        return client.call("GET", "/api/auth/me", "Cookie", "session-token=" + session)
                .body();
    }

    Optional<Account> account() {
        return server.ask(stores -> stores.accounts().findByDiscord(new DiscordId(ADA)));
    }

    /** The newest first. */
    static List<AuditEntry> audit(LiveServer at) {
        return at.ask(stores -> stores.auditTrail().list(new Scope.Everything(), PageRequest.first(100)))
                .items();
    }

    static String browserOf(Answer sent) {
        return cookies(sent).get(COOKIE);
    }

    static Map<String, String> cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    static String location(Answer answer) {
        return answer.header("Location").orElseThrow();
    }

    static Map<String, String> query(String url) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        server.close();
        discord.close();
    }
}
