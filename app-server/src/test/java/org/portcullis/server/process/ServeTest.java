package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Fixtures;

/** {@code serve} and {@code demo} as processes: how they start, stop and fail. */
class ServeTest {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final String KEY = "LIC-ABC123-XYZ789";
    private static final String VALIDATION = """
            {"key": "%s", "ip": "192.168.1.1", "hwid": "HWID-123456"}""".formatted(KEY);
    private static final String PASSWORD = "plum orbit green 7";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void serveListensAnswersAndKeepsItsFilesInTheDataFolder() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of(), "serve")) {
            URI address = server.awaitListening();

            HttpResponse<String> response = post(address.resolve("/api/license/validate"), VALIDATION, "");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"License not found\"");
            assertThat(server.out())
                    .matches(
                            "First administrator: admin@localhost\nIts password, which is not shown again: [a-z2-9]{20}\n"
                                    + "Portcullis listening on " + address + "\n");
            String generated = server.out().lines().toList().get(1).replaceAll(".*: ", "");
            assertThat(cookieOf(address, "admin@localhost", generated)).startsWith("session-token=pcs_ses_");
            assertThat(server.errLines()).isEmpty();
            assertThat(folder.resolve("data").resolve("portcullis.mv.db")).exists();
            assertThat(Files.getPosixFilePermissions(folder.resolve("data"))).hasSize(3);
        }
    }

    @Test
    void serveStartsAgainWhereItLeftOffAndItsVendorSignsIn() throws IOException, InterruptedException {
        String url = "jdbc:h2:file:" + folder.resolve("again");
        Map<String, String> environment = Map.of("PORTCULLIS_DATABASE_URL", url);
        String rotation = "{\"key\": \"%s\"}".formatted(KEY);
        try (var demo = ServerProcess.start(folder, environment, "demo")) {
            demo.awaitListening();
            demo.terminate();
            assertThat(demo.awaitExit(LONGEST_STOP)).isZero();
        }

        try (var server = ServerProcess.start(folder, environment, "serve")) {
            URI address = server.awaitListening();
            URI rotate = address.resolve("/api/license/rotate");
            String vendor = cookieOf(address, "vendor@example.com", "portcullis-demo");
            String other = cookieOf(address, "other@example.com", "portcullis-demo");

            assertThat(server.out()).isEqualTo("Portcullis listening on " + address + "\n");
            assertThat(post(rotate, rotation, "").statusCode()).isEqualTo(401);
            assertThat(post(rotate, rotation, other).statusCode()).isEqualTo(404);
            assertThat(post(rotate, rotation, vendor).body()).contains("\"oldKey\":\"" + KEY + "\"");
            assertThat(post(rotate, rotation, vendor).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theFirstAdministratorIsTheOneThatIsConfigured() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "PORTCULLIS_BOOTSTRAP_ADMIN_EMAIL",
                "chief@example.com",
                "PORTCULLIS_BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD);
        try (var server = ServerProcess.start(folder, environment, "serve")) {
            URI address = server.awaitListening();

            assertThat(cookieOf(address, "chief@example.com", PASSWORD)).startsWith("session-token=pcs_ses_");
            assertThat(server.out())
                    .isEqualTo("First administrator: chief@example.com\nPortcullis listening on " + address + "\n");
        }
    }

    @Test
    void whoSignsInWithDiscordIsSentThereAsItIsConfigured() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "PORTCULLIS_PUBLIC_URL", "https://licenses.example.com",
                "PORTCULLIS_DISCORD_CLIENT_ID", "1234",
                "PORTCULLIS_DISCORD_CLIENT_SECRET", PASSWORD);
        try (var server = ServerProcess.start(folder, environment, "serve")) {
            URI start = server.awaitListening().resolve("/auth/discord");

            HttpResponse<String> sent =
                    http.send(HttpRequest.newBuilder(start).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(sent.statusCode()).isEqualTo(302);
            assertThat(sent.headers().firstValue("Location").orElseThrow())
                    .startsWith("https://discord.com/oauth2/authorize?")
                    .contains("redirect_uri=https%3A%2F%2Flicenses.example.com%2Fauth%2Fdiscord%2Fcallback")
                    .doesNotContain(PASSWORD);
            assertThat(server.out() + server.err()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void aBootstrapPasswordThatIsTriedFirstIsRefused() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("PORTCULLIS_BOOTSTRAP_ADMIN_PASSWORD", "password123");
        try (var server = ServerProcess.start(folder, environment, "serve")) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.err()).contains("tried first").doesNotContain("password123");
        }
    }

    @Test
    void sigtermPutsEveryAnsweredValidationOnRecordAndEndsWith0() throws IOException, InterruptedException {
        String url = "jdbc:h2:file:" + folder.resolve("stopped");
        var answered = new AtomicInteger();
        try (var server = ServerProcess.start(folder, Map.of("PORTCULLIS_DATABASE_URL", url), "demo");
                ExecutorService clients = Executors.newFixedThreadPool(4)) {
            URI validate = server.awaitListening().resolve("/api/license/validate");
            for (int i = 0; i < 4; i++) {
                clients.execute(() -> validateUntilRefused(validate, answered));
            }
            while (answered.get() < 500) {
                Thread.sleep(5);
            }
            server.terminate();

            assertThat(server.awaitExit(LONGEST_STOP)).isZero();
            assertThat(server.errLines()).last().asString().endsWith("Stopped");
        }

        assertThat(recorded(url)).isGreaterThanOrEqualTo(answered.get()).isLessThanOrEqualTo(answered.get() + 4);
    }

    @Test
    void sigtermDoesNotWaitForASenderThatNeverEnds() throws IOException, InterruptedException {
        String url = "jdbc:h2:file:" + folder.resolve("slow");
        try (var server = ServerProcess.start(folder, Map.of("PORTCULLIS_DATABASE_URL", url), "demo")) {
            URI address = server.awaitListening();
            post(address.resolve("/api/license/validate"), VALIDATION, "");
            try (var slow = new Socket(address.getHost(), address.getPort())) {
                slow.getOutputStream().write("""
                                POST /api/license/validate HTTP/1.1\r
                                Host: localhost\r
                                Content-Type: application/json\r
                                Content-Length: 1000\r
                                \r
                                {""".getBytes(StandardCharsets.US_ASCII));
                slow.getOutputStream().flush();
                server.terminate();

                assertThat(server.awaitExit(LONGEST_STOP)).isZero();
            }
        }

        assertThat(recorded(url)).isEqualTo(1);
    }

    @Test
    void aSecondServerOnTheSameFileSaysSoAndTheFirstGoesOn() throws IOException, InterruptedException {
        try (var first = ServerProcess.start(folder, Map.of(), "serve")) {
            URI address = first.awaitListening();

            try (var second = ServerProcess.start(folder, Map.of(), "serve")) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.out()).isEmpty();
                assertThat(second.errLines())
                        .singleElement()
                        .asString()
                        .startsWith("portcullis: ")
                        .endsWith("the file is in use by another process");
            }

            assertThat(post(address.resolve("/api/license/validate"), VALIDATION, "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void anUnknownVariableIsOneLineAndExitCode2() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of("PORTCULLIS_HTTP_PROT", "80"), "serve")) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.errLines())
                    .containsExactly("portcullis: PORTCULLIS_HTTP_PROT: there is no such setting (environment)");
        }
    }

    @Test
    void keysPasswordsAndSessionsAreNeverLogged() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of(), "demo", "--debug")) {
            URI address = server.awaitListening();
            String cookie = cookieOf(address, "vendor@example.com", "portcullis-demo");
            assertThat(post(address.resolve("/api/license/validate"), VALIDATION, "")
                            .statusCode())
                    .isEqualTo(200);
            post(address.resolve("/api/license/validate"), VALIDATION.replace(KEY, KEY + "\\n\\u001b"), "");
            post(address.resolve("/api/license/rotate"), "{\"key\": \"%s\"}".formatted(KEY), cookie);
            post(address.resolve("/" + KEY), "{", "session-token=pcs_ses_" + "wrong".repeat(8) + "one");
            post(address.resolve("/api/auth/login"), "{\"email\":\"a@b\",\"password\":\"hunter2hunter2\"}", "");
            server.terminate();
            assertThat(server.awaitExit(LONGEST_STOP)).isZero();

            assertThat(server.err())
                    .doesNotContain(KEY, "pcs_ses_", "portcullis-demo", "hunter2")
                    .doesNotContain("\u001b");
        }
    }

    private void validateUntilRefused(URI validate, AtomicInteger answered) {
        try {
            while (post(validate, VALIDATION, "").statusCode() == 200) {
                answered.incrementAndGet();
            }
        } catch (IOException gone) {
            // The server has stopped, as it was told to.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long recorded(String url) {
        try (var persistence = JdbiPersistence.open(JdbiConfig.embedded(url), CommitListener.NONE)) {
            return persistence
                    .validationLog()
                    .list(ValidationFilter.ALL, Fixtures.EVERYTHING, PageRequest.first(1))
                    .total();
        }
    }

    private String cookieOf(URI server, String email, String password) throws IOException, InterruptedException {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        HttpResponse<String> response = post(server.resolve("/api/auth/login"), body, "");
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private HttpResponse<String> post(URI uri, String body, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
