package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.Client.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsPageTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final String NOT_FOUND = "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Not found\"}}";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thePageIsHtmlThatOffersEveryDescriptionThatIsServed() {
        Answer answer = client.call("GET", "/docs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<title>Portcullis").contains("<h1>Portcullis</h1>");
        assertThat(addresses().stream().filter(address -> address.startsWith("/openapi/")))
                .containsExactlyInAnyOrderElementsOf(server.server().routes().stream()
                        .map(route -> route.path())
                        .filter(path -> path.startsWith("/openapi/"))
                        .toList())
                .hasSizeGreaterThan(1);
    }

    @Test
    void thePageMayAskAndShowNothingOfOtherSites() {
        Answer answer = client.call("GET", "/docs");

        assertThat(answer.header("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(addresses()).allMatch(address -> address.matches("/(docs|openapi)/\\w.*"));
        assertThat(answer.body()).doesNotContain("://").doesNotContain("<script>", "<style", "style=");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/swagger-ui.css,text/css;charset=utf-8,.swagger-ui",
        "/docs/page.css,text/css;charset=utf-8,body",
        "/docs/swagger-ui-bundle.js,text/javascript;charset=utf-8,SwaggerUIBundle",
        "/docs/swagger-ui-standalone-preset.js,text/javascript;charset=utf-8,SwaggerUIStandalonePreset",
        "/docs/page.js,text/javascript;charset=utf-8,SwaggerUIBundle({",
        "/docs/portcullis.svg,image/svg+xml;charset=utf-8,<svg ",
    })
    void whatThePageIsMadeOfIsServedAsWhatItIs(String path, String type, String content) {
        Answer answer = client.call("GET", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue(type);
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains(content);
        assertThat(addresses()).anyMatch(address -> address.startsWith(path + "?v="));
    }

    @Test
    void whatThePageRefersToIsThereAndMayBeKeptForGood() {
        List<String> files = addresses().stream()
                .filter(address -> address.startsWith("/docs/"))
                .toList();

        assertThat(files).hasSize(6).allSatisfy(address -> {
            Answer answer = client.call("GET", address);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/page.js", "/docs/page.js?v=", "/docs/page.js?v=0123456789abcdef0123456789abcdef"})
    void aFileOfAnyOtherVersionIsNotKept(String address) {
        Answer answer = client.call("GET", address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/index.html",
                "/docs/swagger-ui.js",
                "/docs/swagger-ui.js.map",
                "/docs/swagger-ui-bundle.js.LICENSE.txt",
                "/docs/swagger-initializer.js",
                "/docs/oauth2-redirect.html",
                "/docs/5.34.1/swagger-ui.css",
                "/docs/SWAGGER-UI.CSS",
                "/docs/swagger-ui.css/x",
                "/docs/..%2fopenapi%2fsunlicense.json",
                "/docs/%252e%252e/x",
                "/docs/../application.properties",
                "/docs/../openapi/x.json",
                "/docsx",
                "/openapi",
                "/openapi/cyberlicense/../sunlicense",
                "/openapi/nothing.json"
            })
    void nothingElseIsServed(String path) {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/%2e%2e/x", "/docs/%2e%2e/logback.xml", "/docs/..;/page.js", "/docs/%00page.js"})
    void aPathThatHidesWhereItLeadsIsNoRequest(String path) {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/swagger-ui-bundle.js", "/docs/page.css"})
    void headIsAnsweredLikeGetWithoutTheBody(String path) {
        Answer got = client.call("GET", path);
        Answer head = client.call("HEAD", path);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("Content-Length", "Content-Type", "Content-Security-Policy", "Cache-Control")) {
            assertThat(head.header(header)).isEqualTo(got.header(header));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,/docs", "DELETE,/docs", "PUT,/docs/page.js"})
    void nothingCanBeSentThere(String method, String path) {
        Answer answer = client.call(method, path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void callsCountWithTheOthersOfTheirNetwork() {
        try (LiveServer limited = LiveServer.start(
                HttpConfig.on("127.0.0.1", 0),
                List.of(RateLimit.of("v2docker.anonymous", 3, Duration.ofMinutes(1))),
                UnaryOperator.identity())) {
            Client stranger = limited.client();

            assertThat(List.of("/docs", "/docs/page.js", "/openapi/sunlicense.json"))
                    .allMatch(path -> stranger.call("GET", path).status() == 200);
            assertThat(List.of("/docs", "/docs/page.js", "/openapi/sunlicense.json"))
                    .allMatch(path -> stranger.call("GET", path).status() == 429);
        }
    }

    private List<String> addresses() {
        return ADDRESS.matcher(client.call("GET", "/docs").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
