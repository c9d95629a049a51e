package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.ClientAddresses;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.Route;

/** What the seam gives to dialects, whatever they are. */
class DialectsTest {

    /** A dialect that answers with its name, the caller and a path parameter, and whose errors are its name and a status. */
    private record Sample(String name, List<String> prefixes) implements Dialect {

        @Override
        public List<Route> routes() {
            String base = prefixes.getFirst();
            return List.of(
                    Route.get(base + "/things/{id}", this::admit, this::thing, problems()),
                    Route.get(
                                    base + "/things/first",
                                    this::admit,
                                    (context, caller) -> Reply.ok(Map.of("hot", name)),
                                    problems())
                            .asHot(),
                    Route.post(base + "/busy", this::admit, Sample::busy, problems()),
                    Route.get(
                            base + "/closed",
                            context -> reject(new HttpProblem.Unauthorized()),
                            this::thing,
                            problems()));
        }

        @Override
        public ProblemReplies problems() {
            return problem -> new Reply(problem.status(), Map.of(name, problem.status()));
        }

        private Caller admit(io.javalin.http.Context context) {
            return new Caller.SignedIn(
                    new AccountId(7), Role.USER, new Origins(name, new ClientAddresses(List.of())).of(context));
        }

        private Reply thing(io.javalin.http.Context context, Caller caller) {
            return Reply.ok(List.of(
                    context.pathParam("id"),
                    caller.accountId().orElseThrow().value(),
                    caller.origin().channel(),
                    caller.origin().ip().text(),
                    caller.origin().userAgent().orElse("nobody")));
        }

        private static Reply busy(io.javalin.http.Context context, Caller caller) {
            throw new Rejection(new HttpProblem.TooManyRequests(Duration.ofSeconds(90)));
        }

        private static Caller reject(HttpProblem problem) {
            throw new Rejection(problem);
        }
    }

    private final List<Dialect> dialects = List.of(
            new Sample("everything", List.of("/")),
            new Sample("outer", List.of("/api", "/more")),
            new Sample("inner", List.of("/api/v2")));

    @Test
    void theLongestPrefixOwnsAnUnknownPath() throws BindException {
        try (HttpServer server = new HttpServer(HttpConfig.on("127.0.0.1", 0), dialects).start()) {
            Client client = new Client(server.port());

            assertThat(client.call("GET", "/api/v2/x").body()).isEqualTo("{\"inner\":404}");
            assertThat(client.call("GET", "/api/v2").body()).isEqualTo("{\"inner\":404}");
            assertThat(client.call("GET", "/api/v22").body()).isEqualTo("{\"outer\":404}");
            assertThat(client.call("GET", "/more/x").body()).isEqualTo("{\"outer\":404}");
            assertThat(client.call("GET", "/mores").body()).isEqualTo("{\"everything\":404}");
            assertThat(client.call("POST", "/api/v2/things/1").body()).isEqualTo("{\"inner\":405}");
        }
    }

    @Test
    void aHotRouteIsTriedFirstAndParametersAreDecodedLast() throws BindException {
        try (HttpServer server = new HttpServer(HttpConfig.on("127.0.0.1", 0), dialects).start()) {
            Client client = new Client(server.port());

            assertThat(client.call("GET", "/api/things/first").body()).isEqualTo("{\"hot\":\"outer\"}");
            assertThat(client.call("GET", "/api/things/a%2Fb%25%20c", "User-Agent", "test")
                            .body())
                    .isEqualTo("[\"a/b% c\",7,\"outer\",\"127.0.0.1\",\"test\"]");
        }
    }

    @Test
    void aRejectionIsToldInTheWordsOfItsRouteWithTheHeadersOfHttp() throws BindException {
        try (HttpServer server = new HttpServer(HttpConfig.on("127.0.0.1", 0), dialects).start()) {
            Client client = new Client(server.port());
            Answer busy = client.call("POST", "/api/v2/busy");

            assertThat(busy.status()).isEqualTo(429);
            assertThat(busy.header("Retry-After")).hasValue("90");
            assertThat(busy.body()).isEqualTo("{\"inner\":429}");
            assertThat(client.call("GET", "/api/closed").body()).isEqualTo("{\"outer\":401}");
        }
    }

    @Test
    void aUserAgentIsCleanedAndCut() throws BindException {
        try (HttpServer server = new HttpServer(HttpConfig.on("127.0.0.1", 0), dialects).start()) {
            Client client = new Client(server.port());

            assertThat(
                            client.raw(
                                    "GET /api/things/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: a\u0085b\tc\r\n\r\n"))
                    .endsWith("\"127.0.0.1\",\"abc\"]");
            assertThat(client.call("GET", "/api/things/1", "User-Agent", "x".repeat(300))
                            .body())
                    .endsWith("\"" + "x".repeat(255) + "\"]");
            assertThat(client.raw("GET /api/things/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: \r\n\r\n"))
                    .endsWith("\"nobody\"]");
        }
    }

    @Test
    void twoDialectsCantHaveTheSameRoute() {
        List<Dialect> twins = List.of(dialects.get(0), dialects.get(1), new Sample("twin", List.of("/api")));

        assertThatIllegalArgumentException().isThrownBy(() -> new HttpServer(HttpConfig.on("127.0.0.1", 0), twins));
    }
}
