package org.portcullis.http.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.portcullis.access.DiscordOAuth;
import org.portcullis.access.DiscordSettings;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.matrix.Door.Answered;

/** Walks every route with every kind of caller, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    /** Nobody gets as far as asking Discord anything. */
    private static final DiscordOAuth DISCORD = new DiscordOAuth(new DiscordSettings(
            "client",
            "secret",
            URI.create("http://127.0.0.1:9/authorize"),
            URI.create("http://127.0.0.1:9/token"),
            URI.create("http://127.0.0.1:9/me"),
            URI.create("https://licenses.example.com/auth/discord/callback"),
            Duration.ofSeconds(1)));

    private final LiveServer server =
            LiveServer.start(LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE), DISCORD);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsInTheMatrixOnceAndNoOtherIs() {
        List<String> served = server.server().routes().stream()
                .map(route -> route.method() + " " + Row.nameless(route.path()))
                .toList();

        assertThat(Row.all()).extracting(Row::route).containsExactlyInAnyOrderElementsOf(served);
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAdmitsWhomItIsFor() {
        return Row.all().stream().map(row -> DynamicTest.dynamicTest(row.route(), () -> walk(row)));
    }

    private void walk(Row row) {
        SoftAssertions cells = new SoftAssertions();
        Caller.all().forEach(caller -> {
            Answer answer = call(row, caller);
            cells.assertThat(answered(answer))
                    .as("%s for %s: %s %s", row.route(), caller, answer.status(), answer.body())
                    .isEqualTo(row.answered(caller));
        });
        cells.assertAll();
    }

    private Answer call(Row row, Caller caller) {
        Things things = new Things(server);
        String path = things.fill(row.path());
        String body = things.fill(row.body());
        String[] headers = things.headers(caller);
        return row.method().equals("GET")
                ? server.client().call("GET", path, headers)
                : server.client().send(row.method(), path, BodyPublishers.ofString(body), typed(headers));
    }

    private static String[] typed(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }

    /** What an answer tells about the door; a fault of the server is none of it. */
    private static Answered answered(Answer answer) {
        return switch (answer.status()) {
            case 401 -> Answered.UNAUTHORIZED;
            case 403 -> Answered.FORBIDDEN;
            case 404 -> Answered.NOT_FOUND;
            default -> {
                assertThat(answer.status()).isBetween(200, 499).isNotIn(405, 415, 429);
                yield Answered.IN;
            }
        };
    }
}
