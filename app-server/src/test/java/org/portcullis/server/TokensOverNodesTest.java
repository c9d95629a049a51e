package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.access.MasterKey;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.testkit.Racers;

/** Two servers on one PostgreSQL database: what one of them does with tokens and keys, the other knows within a second. */
class TokensOverNodesTest {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int RACERS = 32;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger users = new AtomicInteger();
    private final PostgresServer postgres = PostgresServer.start();
    private final List<String> settings = List.of(
            "database.url = " + postgres.url(postgres.createDatabase()),
            "database.user = " + PostgresServer.USER,
            "master-key = " + MasterKey.random().written(),
            "registration = open",
            "rate-limits = off");

    @SuppressWarnings("NullAway.Init") // JUnit calls start before each test
    private LicenseServer first;

    @SuppressWarnings("NullAway.Init")
    private LicenseServer second;

    private record Tokens(String access, String refresh) {
        static Tokens of(String body) {
            return new Tokens(field("token", body), field("refresh_token", body));
        }
    }

    @BeforeEach
    void start() {
        List<LicenseServer> started = Racers.race(2, this::server);
        first = started.get(0);
        second = started.get(1);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        postgres.close();
    }

    @Test
    void whoSignsOutOnOneIsRefusedByTheOther() {
        Tokens tokens = register();
        assertThat(me(second, tokens)).isEqualTo(200);

        assertThat(post(first, "/v1/auth/logout", "", Optional.of(tokens)).statusCode())
                .isEqualTo(200);

        assertRefusedSoon(second, tokens);
        assertThat(me(first, tokens)).isEqualTo(401);
    }

    @Test
    void aNewKeyIsKnownToBothAndACompromisedOneToNeither() {
        Tokens old = register();
        assertThat(me(second, old)).isEqualTo(200);

        assertThat(keys("rotate", "--now").exitCode()).isZero();
        pause(SOON);
        Tokens next = register();
        assertThat(me(second, next)).isEqualTo(200);
        assertThat(me(second, old)).isEqualTo(200);

        assertThat(keys("rotate", "--compromised").exitCode()).isZero();
        for (LicenseServer server : List.of(first, second)) {
            assertRefusedSoon(server, old);
            assertRefusedSoon(server, next);
        }
        Tokens renewed = Tokens.of(refresh(second, next).body());
        assertThat(me(first, renewed)).isEqualTo(200);
    }

    @Test
    void ofRacersWithOneRefreshTokenOnBothOneGetsTheNextPair() {
        Tokens tokens = register();

        List<HttpResponse<String>> answers =
                Racers.race(RACERS, racer -> refresh(racer % 2 == 0 ? first : second, tokens));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 401).hasSize(RACERS - 1);
        Tokens won = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> Tokens.of(answer.body()))
                .findFirst()
                .orElseThrow();
        assertRefusedSoon(first, won);
        assertRefusedSoon(second, won);
    }

    private LicenseServer server(int number) {
        return InProcess.start(folder, "node" + number, settings);
    }

    private Typed keys(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Typed.in(folder, "cli", settings, all);
    }

    private Tokens register() {
        String body = "{\"email\":\"user%d@example.com\",\"password\":\"plum orbit green 7\"}"
                .formatted(users.incrementAndGet());
        return Tokens.of(
                post(first, "/v1/auth/register", body, Optional.empty()).body());
    }

    private HttpResponse<String> refresh(LicenseServer server, Tokens tokens) {
        return post(server, "/v1/auth/refresh", "{\"refresh_token\":\"" + tokens.refresh() + "\"}", Optional.empty());
    }

    private int me(LicenseServer server, Tokens tokens) {
        return send(request(server, "/v1/auth/me", Optional.of(tokens)).GET().build())
                .statusCode();
    }

    private void assertRefusedSoon(LicenseServer server, Tokens tokens) {
        long began = System.nanoTime();
        int status = me(server, tokens);
        while (status == 200 && System.nanoTime() - began < SOON.toNanos()) {
            pause(Duration.ofMillis(5));
            status = me(server, tokens);
        }
        assertThat(status).isEqualTo(401);
    }

    private HttpResponse<String> post(LicenseServer server, String path, String body, Optional<Tokens> tokens) {
        return send(request(server, path, tokens)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder request(LicenseServer server, String path, Optional<Tokens> tokens) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        tokens.ifPresent(borne -> request.header("Authorization", "Bearer " + borne.access()));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String field(String name, String body) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(body);
        if (!field.find()) {
            throw new AssertionError("no " + name + " in " + body);
        }
        return field.group(1);
    }
}
