package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.Client.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingTest {

    private static final String VALIDATE = "/api/license/validate";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/license",
                "/api/license/validate/x",
                "/api/v1x",
                "/api//license/validate",
                "/api/license%2Fvalidate",
                "/api/license/v%61lidate",
                "/api/license/validate;x=1"
            })
    void anUnknownPathBelowApiIsCyberlicenses(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            Answer answer = client.call(method, path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Not found\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/apis", "/API/license/validate", "/v9", "/favicon.ico", "/healthy"})
    void anyOtherUnknownPathIsToldInTheNestedShape(String path) {
        Answer answer = client.call("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Not found\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/license/validate,'POST, OPTIONS','{\"success\":false,\"valid\":false,\"error\":\"Method not allowed\"}'",
        "PUT,/api/license/rotate,'POST, OPTIONS','{\"success\":false,\"error\":\"Method not allowed\"}'",
        "DELETE,/api/license/clear,'POST, OPTIONS','{\"success\":false,\"error\":\"Method not allowed\"}'",
        "NONSENSE,/api/license/clear,'POST, OPTIONS','{\"success\":false,\"error\":\"Method not allowed\"}'",
        "TRACE,/health,'GET, HEAD, OPTIONS',"
                + "'{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\",\"message\":\"Method not allowed\"}}'",
    })
    void aKnownPathTellsWhichMethodsItHas(String method, String path, String allowed, String body) {
        Answer answer = client.call(method, path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue(allowed);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void optionsTellsTheMethodsAndOpensNothingToOtherOrigins() {
        Answer answer = client.call(
                "OPTIONS", VALIDATE, "Origin", "https://example.com", "Access-Control-Request-Method", "POST");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).hasValue("POST, OPTIONS");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        Answer answer = client.call("HEAD", "/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length"))
                .hasValueSatisfying(length -> assertThat(length).isNotEqualTo("0"));
        assertThat(answer.body()).isEmpty();
        assertThat(client.call("HEAD", VALIDATE).status()).isEqualTo(405);
        assertThat(client.call("HEAD", "/nothing").status()).isEqualTo(404);
    }

    @Test
    void aSlashAtTheEndChangesNothing() {
        assertThat(client.post(VALIDATE + "/", "{}").body())
                .isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"key is required\"}");
    }

    @Test
    void noHeaderTurnsOneMethodIntoAnother() {
        Answer turned = client.call("GET", VALIDATE, "X-HTTP-Method-Override", "POST");
        Answer stayed = client.post(VALIDATE, "{}", "X-HTTP-Method-Override", "GET");

        assertThat(turned.status()).isEqualTo(405);
        assertThat(stayed.status()).isEqualTo(400);
    }

    @Test
    void noRequestBecomesAWebSocket() {
        String answer = client.raw("GET /api/license/validate HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
                + "GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("{\"success\":false,\"valid\":false,\"error\":\"Method not allowed\"}");
    }
}
