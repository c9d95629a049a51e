package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;

/** What callers, and the log, are told when the engine fails. */
class FailuresTest {

    private static final String VALIDATE = "/api/license/validate";
    private static final String BODY = "{\"key\":\"LIC-SECRET-000001\"}";
    private static final String SECRET = "select * from license where key = 'LIC-SECRET-000001'\r\n\u001b[31m";

    static List<RuntimeException> outages() {
        return List.of(
                new StorageException(SECRET, new IllegalStateException(SECRET)),
                new StorageConflict(SECRET, new IllegalStateException(SECRET)),
                new Overloaded(SECRET));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageAsksToComeBackLater(RuntimeException outage) {
        try (LiveServer server = failing(outage)) {
            Answer answer = server.client().post(VALIDATE, BODY);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("1");
            assertThat(answer.body())
                    .isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"Service unavailable\"}");
        }
    }

    @Test
    void anOutageIsLoggedOnceASecondOnOneLine() {
        try (LiveServer server = failing(new StorageException(SECRET, new IllegalStateException()));
                LogLines log = new LogLines()) {
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                server.client().post(VALIDATE, BODY);
            }

            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(log.lines()).hasSizeBetween(1, (int) took.toSeconds() + 1);
            assertThat(log.lines()).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
        }
    }

    @Test
    void aDefectIsLoggedAndNotTold() {
        for (Throwable defect : List.of(new IllegalStateException(SECRET), new StackOverflowError(SECRET))) {
            try (LiveServer server = failing(defect);
                    LogLines log = new LogLines()) {
                Answer answer = server.client().post(VALIDATE, BODY);

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body())
                        .isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"Internal server error\"}");
                assertThat(log.lines()).containsExactly("A call failed");
            }
        }
    }

    @Test
    void otherPathsOfTheDialectTellItWithoutAWordOfValidity() {
        try (LiveServer server = LiveServer.start(
                LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE),
                real -> new UseCases(
                        real.validation(),
                        null,
                        real.administration(),
                        real.access(),
                        real.audit(),
                        real.status(),
                        real.time()))) {
            Answer answer =
                    server.client().post("/api/license/rotate", BODY, "Cookie", server.cookieOf(LiveServer.OWNER));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Internal server error\"}");
        }
    }

    @Test
    void theServerGoesOnAfterAFailure() {
        List<RuntimeException> once = new ArrayList<>(List.of(new IllegalStateException("once")));
        try (LiveServer server = LiveServer.start(
                HttpConfig.on("127.0.0.1", 0),
                real -> new UseCases(
                        (caller, request, call) -> {
                            if (!once.isEmpty()) {
                                throw once.removeLast();
                            }
                            return real.validation().validate(caller, request);
                        },
                        real.licenses(),
                        real.administration(),
                        real.access(),
                        real.audit(),
                        real.status(),
                        real.time()))) {
            server.license("LIC-SECRET-000001", license -> license);

            assertThat(server.client().post(VALIDATE, BODY).status()).isEqualTo(500);
            assertThat(server.client().post(VALIDATE, BODY).status()).isEqualTo(200);
        }
    }

    private static LiveServer failing(Throwable failure) {
        return LiveServer.start(
                HttpConfig.on("127.0.0.1", 0),
                real -> new UseCases(
                        (caller, request, call) -> {
                            if (failure instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) failure;
                        },
                        real.licenses(),
                        real.administration(),
                        real.access(),
                        real.audit(),
                        real.status(),
                        real.time()));
    }
}
