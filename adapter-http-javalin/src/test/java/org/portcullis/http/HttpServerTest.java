package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.AdministrationUseCases;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.testkit.Racers;
import org.portcullis.testkit.TestTime;

class HttpServerTest {

    private static final String VALIDATE = "/api/license/validate";

    @Test
    void aPortThatIsTakenIsNamed() {
        try (LiveServer first = LiveServer.start();
                HttpServer second =
                        unused(HttpConfig.on("127.0.0.1", first.server().port()))) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(second::start)
                    .withMessageContaining("127.0.0.1:" + first.server().port());
        }
    }

    @Test
    void aHostThatIsNotHereIsNamed() {
        try (HttpServer elsewhere = unused(HttpConfig.on("203.0.113.1", 0));
                HttpServer nowhere = unused(HttpConfig.on("no-such-host.invalid", 0))) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(elsewhere::start)
                    .withMessageContaining("203.0.113.1:0");
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(nowhere::start)
                    .withMessageContaining("no-such-host.invalid:0");
        }
    }

    @Test
    void whatIsUnderWayIsFinishedAndNothingElseIsBegun() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (LiveServer server = LiveServer.start(HttpConfig.on("127.0.0.1", 0), real -> held(real, begun, released))) {
            server.license("LIC-LAST", license -> license);
            // Before it stops: then it no longer knows its port.
            Client client = server.client();
            Future<Answer> underWay = Racers.start(() -> client.post(VALIDATE, "{\"key\":\"LIC-LAST\"}"));
            Racers.await(begun);
            Future<Boolean> stopping = Racers.start(() -> {
                server.server().stop();
                return true;
            });
            awaitRefused(client);
            assertThat(stopping).failsWithin(Duration.ofSeconds(2)); // it waits

            released.countDown();

            assertThat(Racers.result(underWay).status()).isEqualTo(200);
            assertThat(Racers.result(stopping)).isTrue();
        }
    }

    @Test
    void stoppingTwiceIsStoppingOnce() {
        LiveServer server = LiveServer.start();
        Client client = server.client();

        server.server().stop();
        server.server().stop();
        server.close();

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> client.connect().close());
    }

    /** However late they came: it is tried often, as the last of them are accepted while it stops. */
    @RepeatedTest(30)
    void stoppingDoesNotWaitForThoseWhoSayNothing() throws IOException {
        LiveServer server = LiveServer.start();
        try (Socket idle = server.client().connect();
                Socket slow = server.client().connect()) {
            slow.getOutputStream()
                    .write("POST /api/license/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
                            .getBytes(UTF_8));
            idle.getOutputStream().write("GET /hea".getBytes(UTF_8));
            long began = System.nanoTime();

            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aRequestThatWouldNotEndIsBrokenOff() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (LogLines log = new LogLines();
                LiveServer server = LiveServer.start(HttpConfig.on("127.0.0.1", 0), real -> held(real, begun, never))) {
            Client client = server.client();
            Racers.start(() -> client.post(VALIDATE, "{\"key\":\"LIC-LAST\"}"));
            Racers.await(begun);

            server.server().stop();

            assertThat(log.lines()).contains("stopped, and broke off requests that would not end");
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> client.connect().close());
        } finally {
            never.countDown();
        }
    }

    @Test
    void aConfigurationThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpConfig.on("127.0.0.1", 65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> HttpConfig.on("127.0.0.1", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new HttpConfig("::1", 0, List.of(), true, 0, Duration.ofSeconds(1), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpConfig("::1", 0, List.of(), true, 1, Duration.ZERO, Optional.empty()));
    }

    /** The use cases, but that a validation waits after it has begun until it is released. */
    private static UseCases held(UseCases real, CountDownLatch begun, CountDownLatch released) {
        return new UseCases(
                (caller, request, call) -> {
                    begun.countDown();
                    Racers.await(released);
                    return real.validation().validate(caller, request);
                },
                real.licenses(),
                real.administration(),
                real.access(),
                real.audit(),
                real.status(),
                real.time());
    }

    private static HttpServer unused(HttpConfig config) {
        return new HttpServer(
                config,
                new UseCases(
                        null,
                        null,
                        new AdministrationUseCases(null, null, null, null, null, null, null, null, null, null),
                        new AccessUseCases(null, null, null, null, null, null, null, null, null, null, null),
                        null,
                        () -> true,
                        TestTime.atNow()),
                RequestLimits.NONE);
    }

    private static void awaitRefused(Client client) throws IOException {
        for (int i = 0; i < 500; i++) {
            try {
                client.connect().close();
                Thread.sleep(10);
            } catch (ConnectException refused) {
                return;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("the server still takes connections");
    }
}
