package org.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;

/** Clients that take their time: the others are served, and in the end they are let go. */
class SlowSendersTest {

    private static final String VALIDATE = "/api/license/validate";
    private static final String START =
            "POST /api/license/validate HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n";
    private static final String BODY = "{\"key\":\"LIC-SLOW\",\"ip\":\"192.0.2.1\"}";
    private static final String TIMEOUT = "{\"success\":false,\"valid\":false,\"error\":\"Request timeout\"}";
    private static final int MANY = 500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /api/lic",
                START,
                START + "Content-Length: 37\r\n\r\n",
                START + "Content-Length: 37\r\n\r\n{\"key\":\"LIC-SL",
                START + "Content-Length: 1000000\r\n\r\n{\"key\":\"LIC-SL",
                START + "Transfer-Encoding: chunked\r\n\r\n",
                START + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"key\":\""
            })
    void fiveHundredWhoNeverFinishLeaveTheOthersServed(String beginning) throws IOException {
        try (LiveServer server = patient(Duration.ofSeconds(30))) {
            License license = server.license("LIC-SLOW", builder -> builder);
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < MANY; i++) {
                    Socket socket = server.client().connect();
                    socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
                    idle.add(socket);
                }

                for (int i = 0; i < 20; i++) {
                    assertThat(server.client().post(VALIDATE, BODY).status()).isEqualTo(200);
                }
                assertThat(server.seats(license).ips()).hasSize(1);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START + "Content-Length: 37\r\n\r\n",
                START + "Content-Length: 37\r\n\r\n{\"key\":\"LIC-SL",
                START + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"key\":\"",
            })
    void aBodyThatStopsHalfWayIsGivenUp(String beginning) {
        try (LiveServer server = patient(Duration.ofSeconds(1))) {
            assertThat(server.client().raw(beginning))
                    .startsWith("HTTP/1.1 408 ")
                    .endsWith(TIMEOUT);
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        try (LiveServer server = patient(Duration.ofSeconds(1))) {
            assertThat(server.client().raw("")).isEmpty();
            assertThat(server.client().raw("POST /api/lic")).isEmpty();
        }
    }

    @Test
    void aBodyThatComesByteByByteIsReadIfItIsDoneInTime() throws IOException, InterruptedException {
        try (LiveServer server = patient(Duration.ofSeconds(20))) {
            License license = server.license("LIC-SLOW", builder -> builder);

            String answer = byteByByte(
                    server, START + "Content-Length: " + BODY.length() + "\r\nConnection: close\r\n\r\n", 10);

            assertThat(answer).startsWith("HTTP/1.1 200 ");
            assertThat(server.seats(license).ips()).hasSize(1);
        }
    }

    @Test
    void andGivenUpIfNotThoughItNeverPausesLong() throws IOException, InterruptedException {
        try (LiveServer server = patient(Duration.ofSeconds(1))) {
            License license = server.license("LIC-SLOW", builder -> builder);

            String answer = byteByByte(server, START + "Content-Length: 37\r\n\r\n", 100);

            assertThat(answer).startsWith("HTTP/1.1 408 ").endsWith(TIMEOUT);
            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
        }
    }

    @Test
    void whoeverHangsUpHalfWayHasAskedNothing() throws IOException {
        try (LiveServer server = patient(Duration.ofSeconds(30));
                LogLines log = new LogLines()) {
            License license = server.license("LIC-SLOW", builder -> builder);
            for (int i = 0; i < 20; i++) {
                try (Socket socket = server.client().connect()) {
                    socket.getOutputStream().write((START + "Content-Length: 99\r\n\r\n" + BODY).getBytes(UTF_8));
                    socket.shutdownOutput();
                    String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

                    assertThat(answer)
                            .startsWith("HTTP/1.1 400 ")
                            .endsWith("{\"success\":false,\"valid\":false,\"error\":\"Malformed request\"}");
                }
            }

            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void whatManySlowBodiesHoldTogetherIsBounded() throws IOException, InterruptedException {
        try (LiveServer server = patient(Duration.ofSeconds(30))) {
            server.license("LIC-SLOW", builder -> builder);
            byte[] half = (START + "Content-Length: 1048576\r\n\r\n" + " ".repeat(700_000)).getBytes(UTF_8);
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 120; i++) {
                    Socket socket = server.client().connect();
                    slow.add(socket);
                    socket.getOutputStream().write(half);
                }

                assertThat(firstAnswerAmong(slow)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
                assertThat(server.client().post(VALIDATE, BODY).status()).isEqualTo(200);
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    private static String firstAnswerAmong(List<Socket> sockets) throws IOException, InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    return new String(socket.getInputStream().readAllBytes(), UTF_8);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was answered");
    }

    private static String byteByByte(LiveServer server, String start, long pauseMillis)
            throws IOException, InterruptedException {
        try (Socket socket = server.client().connect()) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(start.getBytes(UTF_8));
            for (byte next : BODY.getBytes(UTF_8)) {
                if (socket.getInputStream().available() > 0) {
                    break;
                }
                socket.getOutputStream().write(next);
                Thread.sleep(pauseMillis);
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static LiveServer patient(Duration patience) {
        return LiveServer.start(LiveServer.config(List.of(), true, patience));
    }
}
