package org.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.Client.Answer;

/** Requests that are wrong before anybody looks at their JSON, or too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestsTest {

    private static final String VALIDATE = "/api/license/validate";
    private static final String START =
            "POST /api/license/validate HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n";
    private static final String TOO_LARGE =
            "{\"success\":false,\"valid\":false,\"error\":\"Body must have at most 1048576 bytes\"}";
    private static final int LIMIT = HttpConfig.DEFAULT_MAX_BODY_BYTES;

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                START + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                START + "Content-Length: -2\r\n\r\n{}",
                START + "Content-Length: 99999999999999999999\r\n\r\n{}",
                START + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
                START + "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n",
                START + "Expect: miracles\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                START + "X-Escape: \u001b[31m\r\nContent-Length: 2\r\n\r\n{}",
                START + "No colon here\r\nContent-Length: 2\r\n\r\n{}",
            })
    void whatIsNoHttpIsRefusedInTheWordsOfItsPath(String request) {
        assertThat(quietly(request))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n{\"success\":false,\"valid\":false,\"error\":\"Malformed request\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u0002\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                "POST\r\n\r\n",
                "POST /api/license/validate HTTP/3.9\r\nHost: test\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n",
                "GET /%2e%2e/x HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n",
            })
    void whatHasNoReadablePathIsToldInTheNestedShape(String request) {
        assertThat(quietly(request))
                .startsWith("HTTP/1.1 400 ")
                .contains("Cache-Control: no-store")
                .endsWith("\r\n\r\n{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"Malformed request\"}}");
    }

    @Test
    void aFloodOfHeadersIsRefused() {
        String many = "X-Flood: 12345678901234567890\r\n".repeat(100_000);

        assertThat(client.raw(START + "X-Long: " + "x".repeat(9_000) + "\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 431 ")
                .endsWith("{\"success\":false,\"valid\":false,\"error\":\"Headers too large\"}");
        assertThat(firstLine(START + many)).startsWith("HTTP/1.1 431 ");
        assertThat(client.raw("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: test\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        byte[] body = padded(LIMIT);

        assertThat(client.post(VALIDATE, body).body()).contains("key is required");
        assertThat(chunked(body).body()).contains("key is required");
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 2 * LIMIT, 8 * LIMIT})
    void aLongerOneIsNotWhetherItsLengthIsDeclaredOrNot(int length) {
        byte[] body = padded(length);

        for (Answer answer : new Answer[] {client.post(VALIDATE, body), chunked(body)}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void aLengthThatNobodyWouldSendIsRefusedWithoutWaitingForIt() {
        assertThat(client.raw(START + "Content-Length: 1000000000000\r\n\r\n{}"))
                .startsWith("HTTP/1.1 413 ")
                .endsWith(TOO_LARGE);
    }

    @Test
    void bytesAfterTheDeclaredOnesAreTheNextRequest() {
        String answer = client.raw(START + "Content-Length: 2\r\n\r\n{}" + "GET /nothing HTTP/1.1\r\nHost: test\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).contains("key is required").contains("HTTP/1.1 404 ");
    }

    @Test
    void aClientThatWaitsToBeToldSoIsToldToContinue() {
        assertThat(client.raw(START + "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .contains("HTTP/1.1 400 ")
                .contains("key is required");
    }

    private Answer chunked(byte[] body) {
        return client.send(
                "POST",
                VALIDATE,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type",
                "application/json");
    }

    private String quietly(String request) {
        try (LogLines log = new LogLines()) {
            String answer = client.raw(request);
            assertThat(log.lines()).hasSizeLessThanOrEqualTo(1);
            assertThat(log.lines()).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
            return answer;
        }
    }

    /** The server hangs up on a flood before all of it is sent, so the rest of the answer may be lost. */
    private String firstLine(String request) {
        try (Socket socket = client.connect()) {
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            } catch (IOException hungUp) {
                // the answer is on its way, or lost: the reader tells
            }
            return new String(socket.getInputStream().readNBytes(13), ISO_8859_1);
        } catch (IOException reset) {
            return "HTTP/1.1 431 (lost: " + reset.getMessage() + ")";
        }
    }

    private static byte[] padded(int length) {
        return ("{" + " ".repeat(length - 2) + "}").getBytes(StandardCharsets.US_ASCII);
    }
}
