package org.portcullis.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.ports.out.DiscordAnswer;

/** What Discord is asked, and what is made of whatever it answers. */
class DiscordOAuthTest {

    private static final String SECRET = "s3cr:t%of us";
    private static final String TOKEN =
            "{\"access_token\":\"the-access-token\",\"token_type\":\"Bearer\",\"expires_in\":604800,"
                    + "\"refresh_token\":\"the-refresh-token\",\"scope\":\"identify email\"}";
    private static final String USER =
            "{\"id\":\"80351110224678912\",\"username\":\"Nelly\",\"discriminator\":\"1337\","
                    + "\"avatar\":\"8342729096ea3675442027381ff50dfe\",\"verified\":true,\"email\":\"nelly@discord.com\","
                    + "\"flags\":64,\"premium_type\":1}";
    private static final CodeVerifier VERIFIER =
            CodeVerifier.of(Secret.from(SecretPrefix.SIGN_IN_BROWSER, bound -> bound - 1));
    private static final URI REDIRECT = URI.create("https://licenses.example.com/auth/discord/callback");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicReference<HttpHandler> token = new AtomicReference<>(answering(200, TOKEN));
    private final AtomicReference<HttpHandler> user = new AtomicReference<>(answering(200, USER));
    private final AtomicInteger strayed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    DiscordOAuthTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/token", exchange -> token.get().handle(exchange));
        server.createContext("/user", exchange -> user.get().handle(exchange));
        server.createContext("/elsewhere", exchange -> {
            strayed.incrementAndGet();
            answering(200, TOKEN).handle(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aBrowserIsSentWithAllThatTheCodeIsBoundTo() {
        Secret state = Secret.from(SecretPrefix.SIGN_IN_STATE, bound -> 0);

        URI uri = discord(Duration.ofSeconds(5)).authorization(state, VERIFIER);

        assertThat(uri.toString()).startsWith("https://discord.com/oauth2/authorize?");
        assertThat(form(uri.getRawQuery()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "response_type", "code",
                        "client_id", "1234",
                        "redirect_uri", REDIRECT.toString(),
                        "scope", "identify email",
                        "state", state.text(),
                        "code_challenge_method", "S256",
                        "code_challenge", challenge()));
    }

    @Test
    void aCodeIsRedeemedWithTheVerifierAndTheProfileReadWithTheToken() {
        AtomicReference<Map<String, String>> asked = new AtomicReference<>();
        AtomicReference<String> credential = new AtomicReference<>();
        AtomicReference<String> bearer = new AtomicReference<>();
        token.set(exchange -> {
            credential.set(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.set(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            answering(200, TOKEN).handle(exchange);
        });
        user.set(exchange -> {
            bearer.set(exchange.getRequestHeaders().getFirst("Authorization"));
            answering(200, USER).handle(exchange);
        });

        DiscordAnswer answer = identify("the code/+");

        assertThat(answer)
                .isEqualTo(new DiscordAnswer.Known(new DiscordProfile(
                        new DiscordId("80351110224678912"), Optional.of("Nelly"), Optional.of("nelly@discord.com"))));
        assertThat(asked.get())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        "the code/+",
                        "redirect_uri",
                        REDIRECT.toString(),
                        "code_verifier",
                        VERIFIER.text()));
        // RFC 6749, 2.3.1: each half is form-encoded before it is put together.
        assertThat(new String(Base64.getDecoder().decode(credential.get().substring("Basic ".length())), UTF_8))
                .isEqualTo("1234:s3cr%3At%25of+us");
        assertThat(bearer.get()).isEqualTo("Bearer the-access-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"email\":\"a@example.com\",\"verified\":false}",
                "{\"id\":\"1\",\"email\":\"a@example.com\",\"verified\":\"true\"}",
                "{\"id\":\"1\",\"email\":\"a@example.com\",\"verified\":1}",
                "{\"id\":\"1\",\"email\":\"a@example.com\",\"verified\":null}",
                "{\"id\":\"1\",\"email\":\"a@example.com\"}",
                "{\"id\":\"1\",\"email\":null,\"verified\":true}",
                "{\"id\":\"1\",\"email\":7,\"verified\":true}",
                "{\"id\":\"1\"}",
            })
    void anAddressThatIsNotSaidToBeVerifiedIsNone(String profile) {
        user.set(answering(200, profile));

        assertThat(identify("code"))
                .isEqualTo(new DiscordAnswer.Known(
                        new DiscordProfile(new DiscordId("1"), Optional.empty(), Optional.empty())));
    }

    @Test
    void aCodeThatIsNotOursIsToldSo() {
        token.set(answering(
                400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid \\\"code\\\" in request.\"}"));

        assertThat(identify("code")).isEqualTo(new DiscordAnswer.WrongCode());
        assertThat(identify(" ")).isEqualTo(new DiscordAnswer.WrongCode());
    }

    @Test
    void whatTheOperatorDidWrongIsForTheOperator() {
        token.set(answering(401, "{\"error\":\"invalid_client\"}"));

        assertThat(identify("code"))
                .isEqualTo(new DiscordAnswer.Unavailable("Discord's token endpoint answered 401: invalid_client"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {",
                "200 | []",
                "200 | {}",
                "200 | {\"access_token\":\"\",\"token_type\":\"Bearer\"}",
                "200 | {\"access_token\":\"the-access-token\"}",
                "200 | {\"access_token\":\"the-access-token\",\"token_type\":\"mac\"}",
                "200 | {\"access_token\":7,\"token_type\":\"Bearer\"}",
                "400 | {\"error\":\"the-access-token\"}",
                "400 | {\"error\":7}",
                "429 | {\"message\":\"You are being rate limited.\",\"retry_after\":1.0}",
                "500 | <html>",
                "204 | ''",
            })
    void whatIsNoAnswerOfATokenEndpointIsNotBelievedOrRepeated(int status, String body) {
        token.set(answering(status, body));

        assertThat(unavailable(identify("code")))
                .startsWith("Discord's token endpoint ")
                .doesNotContain("the-access-token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {",
                "200 | []",
                "200 | {}",
                "200 | {\"id\":80351110224678912}",
                "200 | {\"id\":\"\"}",
                "200 | {\"id\":\"1' or '1'='1\"}",
                "401 | {\"message\":\"401: Unauthorized\",\"code\":0}",
                "503 | {\"id\":\"1\"}",
            })
    void whatIsNoProfileIsNotBelieved(int status, String body) {
        user.set(answering(status, body));

        assertThat(unavailable(identify("code"))).startsWith("Discord's user endpoint answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) {
        HttpHandler elsewhere = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answering(status, "").handle(exchange);
        };
        token.set(elsewhere);
        assertThat(identify("code")).isInstanceOf(DiscordAnswer.Unavailable.class);
        token.set(answering(200, TOKEN));
        user.set(elsewhere);
        assertThat(identify("code")).isInstanceOf(DiscordAnswer.Unavailable.class);

        assertThat(strayed).hasValue(0);
    }

    @Test
    void anAnswerIsNotReadForEver() {
        token.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] filler = " ".repeat(65_536).getBytes(UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(filler);
            }
        });

        assertThat(unavailable(identify("code"))).isEqualTo("Discord's token endpoint: no answer");
    }

    @Test
    void anAnswerOfTheLongestLengthIsRead() {
        user.set(answering(200, USER + " ".repeat(65_536 - USER.length())));
        assertThat(identify("code")).isInstanceOf(DiscordAnswer.Known.class);

        user.set(answering(200, USER + " ".repeat(65_537 - USER.length())));
        assertThat(identify("code")).isInstanceOf(DiscordAnswer.Unavailable.class);
    }

    @Test
    void whoAnswersByteByByteIsNotWaitedFor() {
        token.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!awaitEnd(20)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        long began = System.nanoTime();
        DiscordAnswer answer = discord(Duration.ofMillis(300)).identify("code", VERIFIER);

        assertThat(unavailable(answer)).isEqualTo("Discord's token endpoint: no answer within 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoIsAwayIsToldSo() {
        server.stop(0);

        assertThat(unavailable(identify("code"))).isEqualTo("Discord's token endpoint: no answer");
    }

    @Test
    void onlySomeAreAskedForAtOnceHoweverSlowItIs() {
        token.set(exchange -> {
            awaitEnd(10_000);
            answering(200, TOKEN).handle(exchange);
        });
        DiscordOAuth discord = discord(Duration.ofSeconds(5));

        List<CompletableFuture<DiscordAnswer>> asked = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> discord.identify("code", VERIFIER), threads))
                .toList();
        CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).join();
        end.countDown();

        assertThat(asked.stream().map(CompletableFuture::join))
                .filteredOn(
                        answer -> answer.equals(new DiscordAnswer.Unavailable("Discord is asked for too many at once")))
                .hasSize(4);
        assertThat(identify("code")).isInstanceOf(DiscordAnswer.Known.class);
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(settings(Duration.ofSeconds(5)).toString()).doesNotContain(SECRET);
    }

    private DiscordAnswer identify(String code) {
        return discord(Duration.ofSeconds(5)).identify(code, VERIFIER);
    }

    private DiscordOAuth discord(Duration patience) {
        return new DiscordOAuth(settings(patience));
    }

    private DiscordSettings settings(Duration patience) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new DiscordSettings(
                "1234",
                SECRET,
                URI.create("https://discord.com/oauth2/authorize"),
                URI.create(base + "/token"),
                URI.create(base + "/user"),
                REDIRECT,
                patience);
    }

    private boolean awaitEnd(int millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    private static String unavailable(DiscordAnswer answer) {
        assertThat(answer).isInstanceOf(DiscordAnswer.Unavailable.class);
        return ((DiscordAnswer.Unavailable) answer).reason();
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> answer(exchange, status, body.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** RFC 7636, 4.2. */
    private static String challenge() {
        byte[] digest = org.portcullis.core.access.SecretHash.of(VERIFIER.text())
                .value()
                .bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
