package org.portcullis.server.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.conversations.Conversation.Exchange;
import tools.jackson.databind.JsonNode;

/** Replays conversations, and looks in a dialect's description whether what is said there is what was said. */
record Replay(Description description) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Asserts that a conversation with a server of its own goes as it is written. */
    void replay(ReplayServer.Backend backend, PostgresServer postgres, Conversation conversation) throws Exception {
        try (ReplayServer server = ReplayServer.start(backend, postgres)) {
            Expectation expectation = new Expectation();
            for (Exchange exchange : conversation.exchanges()) {
                replay(server, exchange, expectation);
            }
        }
    }

    private void replay(ReplayServer server, Exchange exchange, Expectation expectation)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        String differences = differences(server, exchange, expectation);
        while (exchange.awaited() && !differences.isEmpty() && System.nanoTime() - began < PATIENCE.toNanos()) {
            LockSupport.parkNanos(10_000_000);
            differences = differences(server, exchange, expectation);
        }
        assertThat(differences).as(exchange.request().toString()).isEmpty();
    }

    private String differences(ReplayServer server, Exchange exchange, Expectation expectation)
            throws IOException, InterruptedException {
        JsonNode request = exchange.request();
        JsonNode expected = exchange.response();
        String method = request.get("method").stringValue();
        String path = expectation.filled(request.get("path").stringValue());
        boolean isForm = request.has("form");
        String type = isForm ? "application/x-www-form-urlencoded" : "application/json";
        Optional<JsonNode> sent = Optional.ofNullable(request.get(isForm ? "form" : "body"))
                .map(node -> Conversation.JSON.readTree(expectation.filled(node.toString())));
        Optional<String> body = sent.map(node -> isForm ? encoded(node) : node.toString());
        HttpRequest.Builder call = request(server, method, path, request, body, expectation);
        if (body.isPresent()) {
            call.header("Content-Type", type);
        }
        HttpResponse<String> response = HTTP.send(call.build(), BodyHandlers.ofString());
        boolean isText = expected.has("text");
        JsonNode actual =
                isText ? Conversation.JSON.valueToTree(response.body()) : Conversation.JSON.readTree(response.body());

        StringBuilder differences = new StringBuilder();
        differences.append(
                response.statusCode() == expected.get("status").intValue()
                        ? ""
                        : "status %d: %s; ".formatted(response.statusCode(), response.body()));
        expected.path("headers")
                .properties()
                .forEach(header -> differences.append(
                        response.headers()
                                        .firstValue(header.getKey())
                                        .equals(Optional.of(header.getValue().stringValue()))
                                ? ""
                                : header + " is " + response.headers().firstValue(header.getKey()) + "; "));
        differences.append(expectation.differences("body", expected.get(isText ? "text" : "body"), actual));
        if (response.statusCode() < 300) {
            differences.append(told(description.defectsOfRequest(method, path, type, sent)));
        }
        differences.append(told(description.defectsOfResponse(
                method,
                path,
                response.statusCode(),
                response.headers().map().keySet(),
                response.headers().firstValue("Content-Type").orElse(""),
                actual)));
        return differences.toString();
    }

    private static HttpRequest.Builder request(
            ReplayServer server,
            String method,
            String path,
            JsonNode request,
            Optional<String> body,
            Expectation expectation) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(PATIENCE)
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        if (request.has("token")) {
            builder.header("TOKEN", request.get("token").stringValue());
        }
        if (request.has("bearer")) {
            builder.header(
                    "Authorization",
                    "Bearer " + expectation.filled(request.get("bearer").stringValue()));
        }
        return builder;
    }

    private static String encoded(JsonNode form) {
        return form.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().stringValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String told(List<String> defects) {
        return defects.isEmpty() ? "" : "described otherwise: " + defects;
    }
}
