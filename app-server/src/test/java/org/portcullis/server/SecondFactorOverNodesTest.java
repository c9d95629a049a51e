package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.access.MasterKey;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.testkit.Authenticator;
import org.portcullis.testkit.Racers;

/** The second factor as servers have it: over two of them, in their files, and from the command line. */
class SecondFactorOverNodesTest {

    private static final int RACERS = 48;
    private static final String EMAIL = "administrator@example.com";
    private static final String PASSWORD = "plum orbit green 7";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private List<String> settings = List.of(
            "bootstrap-admin-email = " + EMAIL,
            "bootstrap-admin-password = " + PASSWORD,
            "master-key = " + MasterKey.random().written(),
            "rate-limits = off");
    private Optional<PostgresServer> postgres = Optional.empty();

    private record Enrolled(Authenticator authenticator, List<String> recoveryCodes, String cookie) {}

    @AfterEach
    void stop() {
        postgres.ifPresent(PostgresServer::close);
    }

    @Test
    void ofRacersOnTwoNodesWithOneCodeOneIsIn() {
        onPostgres();
        try (LicenseServer first = server("first");
                LicenseServer second = server("second")) {
            Enrolled enrolled = enroll(first);
            for (String code : List.of(shown(enrolled), enrolled.recoveryCodes().getFirst())) {
                List<String> challenges =
                        Stream.generate(() -> challenge(first)).limit(RACERS).toList();

                List<Integer> statuses = Racers.race(
                        RACERS,
                        racer -> verify(racer % 2 == 0 ? first : second, challenges.get(racer), code)
                                .statusCode());

                assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
                assertThat(statuses).filteredOn(status -> status == 401).hasSize(RACERS - 1);
            }

            String challenge = challenge(first);
            List<Integer> statuses = Racers.race(
                    RACERS,
                    racer -> verify(
                                    racer % 2 == 0 ? first : second,
                                    challenge,
                                    enrolled.recoveryCodes().get(1 + racer % 9))
                            .statusCode());
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(get(second, "/api/2fa/status", enrolled.cookie()).body())
                    .isEqualTo("{\"success\":true,\"enabled\":true,\"recoveryCodesLeft\":8}");
        }
    }

    @Test
    void whoLostTheTelephoneIsHelpedFromTheCommandLineWhileServersRun() {
        onPostgres();
        try (LicenseServer server = server("first")) {
            Enrolled enrolled = enroll(server);

            Typed reset = Typed.in(folder, "cli", settings, "account", "reset-2fa", "--email", EMAIL);

            assertThat(reset.err()).isEmpty();
            assertThat(reset.out())
                    .isEqualTo("The second factor of " + EMAIL + " is off, and its sessions are ended.\n");
            Racers.awaitUntil(
                    () -> get(server, "/api/auth/me", enrolled.cookie()).statusCode() == 401);
            HttpResponse<String> in = login(server);
            assertThat(in.body()).contains("\"user\"");
            assertThat(get(server, "/api/audit?action=revoke", cookie(in)).body())
                    .contains("\"secondFactor\":\"reset\"");

            assertThat(Typed.in(folder, "cli", settings, "account", "reset-2fa", "--email", EMAIL)
                            .err())
                    .isEqualTo("portcullis: the account " + EMAIL + " has no second factor\n");
            assertThat(Typed.in(folder, "cli", settings, "account", "reset-2fa", "--email", "nobody@example.com")
                            .err())
                    .isEqualTo("portcullis: there is no account nobody@example.com\n");
        }
    }

    @Test
    void nothingSecretIsInTheFilesInTheClear() throws IOException {
        Enrolled enrolled;
        String challenge;
        try (LicenseServer server = server("first")) {
            enrolled = enroll(server);
            challenge = challenge(server);
            assertThat(verify(server, challenge(server), shown(enrolled)).statusCode())
                    .isEqualTo(200);
        }

        List<byte[]> secrets = Stream.of(
                        Stream.of(enrolled.authenticator().written(), challenge),
                        enrolled.recoveryCodes().stream().flatMap(code -> Stream.of(code, code.replace("-", ""))))
                .flatMap(texts -> texts)
                .flatMap(text -> Stream.of(text, text.toLowerCase(Locale.ROOT)))
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
        byte[] seed = enrolled.authenticator().seed();
        String seedInHex = HexFormat.of().formatHex(seed);
        try (Stream<Path> files = Files.walk(folder.resolve("first"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).anyMatch(file -> file.toString().endsWith(".mv.db"));
            for (Path file : written) {
                byte[] bytes = Files.readAllBytes(file);
                // What is looked for would be found: the account's address is there as it is.
                assertThat(!file.toString().endsWith(".mv.db")
                                || contains(bytes, EMAIL.getBytes(StandardCharsets.US_ASCII)))
                        .isTrue();
                assertThat(contains(bytes, seed)).isFalse();
                assertThat(contains(bytes, seedInHex.getBytes(StandardCharsets.US_ASCII)))
                        .isFalse();
                assertThat(secrets).noneMatch(secret -> contains(bytes, secret));
            }
        }
    }

    @Test
    void authenticatorsTellServersApartByTheirHosts() {
        settings = Stream.concat(settings.stream(), Stream.of("public-url = https://licenses.example.com"))
                .toList();
        try (LicenseServer server = server("first")) {
            HttpResponse<String> setUp = post(
                    server, "/api/2fa/setup", "{\"password\":\"" + PASSWORD + "\"}", "Cookie", cookie(login(server)));

            assertThat(field("otpauthUri", setUp))
                    .startsWith("otpauth://totp/Portcullis%20licenses.example.com:administrator%40example.com?");
        }
    }

    private void onPostgres() {
        PostgresServer started = PostgresServer.start();
        postgres = Optional.of(started);
        settings = Stream.concat(
                        settings.stream(),
                        Stream.of(
                                "database.url = " + started.url(started.createDatabase()),
                                "database.user = " + PostgresServer.USER))
                .toList();
    }

    private LicenseServer server(String name) {
        return InProcess.start(folder, name, settings);
    }

    /** Enabled by a code of the step before, so that the one of now is still good. */
    private Enrolled enroll(LicenseServer server) {
        String cookie = cookie(login(server));
        HttpResponse<String> setUp =
                post(server, "/api/2fa/setup", "{\"password\":\"" + PASSWORD + "\"}", "Cookie", cookie);
        Authenticator authenticator = new Authenticator(field("secret", setUp));
        String earlier = authenticator.code(Instant.now().minusSeconds(30));
        HttpResponse<String> enabled =
                post(server, "/api/2fa/enable", "{\"code\":\"" + earlier + "\"}", "Cookie", cookie);
        List<String> codes = Pattern.compile("\"((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})\"")
                .matcher(enabled.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(codes).hasSize(10);
        return new Enrolled(authenticator, codes, cookie(enabled));
    }

    private static String shown(Enrolled enrolled) {
        return enrolled.authenticator().code(Instant.now());
    }

    private HttpResponse<String> login(LicenseServer server) {
        return post(server, "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD));
    }

    private String challenge(LicenseServer server) {
        return field("challenge", login(server));
    }

    private HttpResponse<String> verify(LicenseServer server, String challenge, String code) {
        return post(server, "/api/2fa/verify", "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code));
    }

    private HttpResponse<String> get(LicenseServer server, String path, String cookie) {
        return send(HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Cookie", cookie)
                .build());
    }

    private HttpResponse<String> post(LicenseServer server, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String field(String name, HttpResponse<String> answer) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        if (!field.find()) {
            throw new AssertionError("no " + name + " in " + answer.body());
        }
        return field.group(1);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        // Every byte is one character of this set, so that the text is searched as the bytes would be.
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
