package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.UseCases;

class SharedPathsTest {

    @Test
    void theRootTellsThatTheServerIsThere() {
        try (LiveServer server = LiveServer.start()) {
            Answer answer = server.client().call("GET", "/");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"status\":\"ok\",\"service\":\"V2 License Server\",\"timestamp\":\"2026-01-15T12:00:00Z\"}");
        }
    }

    @Test
    void aServerThatCanWorkIsHealthy() {
        try (LiveServer server = LiveServer.start()) {
            Answer answer = server.client().call("GET", "/health", "Accept", "text/html");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\",\"timestamp\":\"2026-01-15T12:00:00Z\"}");
        }
    }

    @Test
    void aServerThatCantWorkIsNot() {
        try (LiveServer server = LiveServer.start(
                HttpConfig.on("127.0.0.1", 0),
                real -> new UseCases(
                        real.validation(),
                        real.licenses(),
                        real.administration(),
                        real.access(),
                        real.audit(),
                        () -> false,
                        real.time()))) {
            Answer answer = server.client().call("GET", "/health");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"status\":\"unhealthy\",\"timestamp\":\"2026-01-15T12:00:00Z\"}");
            assertThat(server.client().call("HEAD", "/health").status()).isEqualTo(503);
        }
    }
}
