package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests {@code serve} and {@code demo} answer, out of the box and as they are told. */
class RateLimitsTest {

    private static final int DOCUMENTED = 200;
    private static final int STRANGERS = 100;

    /** On a slow machine a call or two more come back while the others are made. */
    private static final int SOME_MORE = 20;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    /** A call that validates. */
    private record Call(String path, String body) {

        static final Call CYBERLICENSE = new Call("/api/license/validate", "{\"key\": \"NONE\"}");
        static final Call SUNLICENSE =
                new Call("/api/v1/validate", "{\"licenseKey\": \"NONE\", \"productId\": 1, \"hwid\": \"H\"}");
        static final List<Call> ALL = List.of(CYBERLICENSE, SUNLICENSE);
    }

    @Test
    void serveAnswersAsManyAsTheDocumentsSay() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of(), "serve")) {
            URI address = server.awaitListening();

            for (Call call : Call.ALL) {
                assertThat(answered(address, call)).isBetween(DOCUMENTED, DOCUMENTED + SOME_MORE);
                HttpResponse<String> refused = post(address, call);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 5L);
            }
        }
    }

    @Test
    void serveAnswersStrangersAsOftenAsTheDocumentSaysAndHealthChecksApart() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of(), "serve")) {
            URI address = server.awaitListening();

            int answered = 0;
            while (answered < 2 * STRANGERS && get(address, "/") == 200) {
                answered++;
            }

            assertThat(answered).isBetween(STRANGERS, STRANGERS + SOME_MORE);
            assertThat(get(address, "/api/license/info/NONE-NONE")).isEqualTo(429);
            assertThat(get(address, "/health")).isEqualTo(200);
        }
    }

    @Test
    void theDemoAnswersAnyNumber() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(folder, Map.of(), "demo")) {
            URI address = server.awaitListening();

            for (Call call : Call.ALL) {
                assertThat(answered(address, call)).isEqualTo(DOCUMENTED + 2 * SOME_MORE);
            }
        }
    }

    @Test
    void theDemoCanBeToldToLimitAndEachFigureCanBeChosen() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "PORTCULLIS_RATE_LIMITS", "on",
                "PORTCULLIS_RATE_LIMITS_CYBERLICENSE_VALIDATE", "2/1d",
                "PORTCULLIS_RATE_LIMITS_SUNLICENSE_VALIDATE", "0");
        try (var server = ServerProcess.start(folder, environment, "demo")) {
            URI address = server.awaitListening();

            assertThat(answered(address, Call.CYBERLICENSE)).isEqualTo(2);
            assertThat(answered(address, Call.SUNLICENSE)).isEqualTo(DOCUMENTED + 2 * SOME_MORE);
        }
    }

    /** How many are answered before one is refused, of some more than are documented. */
    private int answered(URI address, Call call) throws IOException, InterruptedException {
        for (int answered = 0; answered < DOCUMENTED + 2 * SOME_MORE; answered++) {
            int status = post(address, call).statusCode();
            if (status == 429) {
                return answered;
            }
            assertThat(status).isEqualTo(400);
        }
        return DOCUMENTED + 2 * SOME_MORE;
    }

    private int get(URI address, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> post(URI address, Call call) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(call.path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(call.body()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
