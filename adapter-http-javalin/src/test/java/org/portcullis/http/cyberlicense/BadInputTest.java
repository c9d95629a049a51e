package org.portcullis.http.cyberlicense;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;

/** Whatever is wrong with a body is a 400 that says what, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String PATH = "/api/license/validate";
    private static final String KEY = "LIC-INPUT-000001";

    private final LiveServer server = LiveServer.start();
    private License license;

    @BeforeAll
    void addLicense() {
        license = server.license(KEY, builder -> builder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                arguments("{}", "key is required"),
                arguments("{\"key\":null}", "key is required"),
                arguments("{\"key\":\"\"}", "key is required"),
                arguments("{\"key\":\" \\t \"}", "key is required"),
                arguments("{\"key\":5}", "key must be text"),
                arguments("{\"key\":1.5}", "key must be text"),
                arguments("{\"key\":true}", "key must be text"),
                arguments("{\"key\":[\"LIC-INPUT-000001\"]}", "key must be text"),
                arguments("{\"key\":{}}", "key must be text"),
                arguments("{\"key\":\"" + "A".repeat(129) + "\"}", "key must have at most 128 characters"),
                arguments("{\"key\":\"" + "A".repeat(10_000) + "\"}", "key must have at most 128 characters"),
                arguments("{\"key\":\"LIC\\u0000INPUT\"}", "key must not contain control characters"),
                arguments("{\"key\":\"LIC\\u001bINPUT\"}", "key must not contain control characters"),
                arguments("{\"key\":\"LIC\\ud800INPUT\"}", "key must be well-formed Unicode"),
                arguments("{\"key\":\"LIC\\x\"}", "key is malformed"),
                arguments("{\"key\":\"LIC\u0000INPUT\"}", "key is malformed"),
                arguments("{\"key\":\"LIC\nINPUT\"}", "key is malformed"),
                arguments("{\"key\":\"a\",\"key\":\"b\"}", "key must be given once"),
                arguments("{\"x\":{\"y\":1,\"y\":2}}", "x.y must be given once"),
                arguments(with("\"ip\":\"\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"localhost\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"1.2.3\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"1.2.3.256\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"010.0.0.1\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"1.2.3.4:80\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"fe80::1%eth0\""), "ip must be an IP address"),
                arguments(with("\"ip\":\"" + "1".repeat(10_000) + "\""), "ip must be an IP address"),
                arguments(with("\"ip\":3232235777"), "ip must be text"),
                arguments(with("\"hwid\":\"\""), "hwid must identify a machine"),
                arguments(with("\"hwid\":\"  \""), "hwid must identify a machine"),
                arguments(with("\"hwid\":\"null\""), "hwid must identify a machine"),
                arguments(with("\"hwid\":\"UNKNOWN\""), "hwid must identify a machine"),
                arguments(with("\"hwid\":\"0000-0000\""), "hwid must identify a machine"),
                arguments(with("\"hwid\":\"" + "h".repeat(256) + "\""), "hwid must have at most 255 characters"),
                arguments(with("\"hwid\":\"a\\u0000b\""), "hwid must not contain control characters"),
                arguments(with("\"hwid\":\"a\\u0085b\""), "hwid must not contain control characters"),
                arguments(with("\"hwid\":\"\\udc00\""), "hwid must be well-formed Unicode"),
                arguments(with("\"hwid\":12"), "hwid must be text"),
                arguments(with("\"credits\":-1"), "credits must be at least 0"),
                arguments(with("\"credits\":1.5"), "credits must be a whole number"),
                arguments(with("\"credits\":1.0"), "credits must be a whole number"),
                arguments(with("\"credits\":1e400"), "credits must be a whole number"),
                arguments(with("\"credits\":\"5\""), "credits must be a whole number"),
                arguments(with("\"credits\":\"\""), "credits must be a whole number"),
                arguments(with("\"credits\":true"), "credits must be a whole number"),
                arguments(with("\"credits\":[]"), "credits must be a whole number"),
                arguments(with("\"credits\":9223372036854775808"), "credits is out of range"),
                arguments(with("\"credits\":" + "1".repeat(1_001)), "credits is too long or nested too deeply"),
                arguments(with("\"extra\":" + "1".repeat(1_001)), "extra is too long or nested too deeply"),
                arguments(with("\"extra\":" + "[".repeat(100_000)), "extra is too long or nested too deeply"),
                arguments(with("\"extra\":" + "{\"a\":".repeat(100_000)), "extra is too long or nested too deeply"),
                arguments(
                        "{\"key\":\"" + KEY + "\",\"ip\":\"x\",\"hwid\":\"null\",\"credits\":-1}",
                        "ip must be an IP address; hwid must identify a machine; credits must be at least 0"));
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                arguments("", "Body must be a JSON object"),
                arguments("  ", "Body must be a JSON object"),
                arguments("null", "Body must be a JSON object"),
                arguments("5", "Body must be a JSON object"),
                arguments("\"" + KEY + "\"", "Body must be a JSON object"),
                arguments("[]", "Body must be a JSON object"),
                arguments("[{\"key\":\"" + KEY + "\"}]", "Body must be a JSON object"),
                arguments(with("") + "{}", "Body must be a JSON object"),
                arguments("{", "Malformed JSON at line 1, column 2"),
                arguments("{\"key\":\"" + KEY + "\"", "Malformed JSON at line 1, column 26"),
                arguments("{\n'key':1}", "Malformed JSON at line 2, column 1"),
                arguments("{key:1}", "Malformed JSON at line 1, column 2"),
                arguments("{\"key\":NaN}", "Malformed JSON at line 1, column 11"),
                arguments("{\"key\":\"a\",}", "Malformed JSON at line 1, column 12"),
                arguments("/* c */ {}", "Malformed JSON at line 1, column 1"),
                arguments("key=" + KEY, "Malformed JSON at line 1, column 1"),
                arguments("[".repeat(100_000), "Body must be a JSON object"),
                arguments(
                        "{\"" + "n".repeat(1_001) + "\":1}",
                        "Body is nested too deeply or has a name that is too long"),
                arguments("{\"<script>\":1,\"<script>\":2}", "Malformed JSON at line 1, column 25"));
    }

    @ParameterizedTest
    @MethodSource({"wrongFields", "wrongBodies"})
    void aBadBodyIsRefusedInOneSentence(String body, String error) {
        assertRefused(body.getBytes(UTF_8), error);
    }

    static Stream<Arguments> wrongBytes() {
        return Stream.of(
                arguments(bytes("{\"key\":\"LIC\u00ff\"}"), "key is malformed"),
                arguments(bytes(with("\"hwid\":\"a\u00ed\u00a0\u0080b\"")), "hwid is malformed"),
                arguments(bytes(with("\"hwid\":\"a\u00c0\u0080b\"")), "Body must be UTF-8"),
                arguments(bytes(with("\"hwid\":\"\u00f5\u0080\u0080\u0080\"")), "Body must be UTF-8"),
                arguments(bytes(with("\"hwid\":\"\u00c1\u0081\"")), "Body must be UTF-8"),
                arguments(bytes(with("\"extra\":\"\u00ff\"")), "Malformed JSON at line 1, column 37"),
                arguments(with("\"hwid\":\"H\"").getBytes(UTF_16), "Body must be UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("wrongBytes")
    void bytesThatAreNoUtf8AreRefused(byte[] body, String error) {
        assertRefused(body, error);
    }

    @Test
    void manyUnknownNamesAreReadAndIgnored() {
        String names =
                IntStream.range(0, 60_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));

        assertRefused(("{" + names + "}").getBytes(UTF_8), "key is required");
    }

    @Test
    void aTextThatNoLicenceCouldHaveAsItsKeyIsAnUnknownKey() {
        for (String key :
                new String[] {"abc", "---------", "LIC ABC 123", "\u0410BCD-1234", "LIC-\u00e9\u00e9\u00e9\u00e9"}) {
            assertRefused(("{\"key\":\"" + key + "\"}").getBytes(UTF_8), "License not found");
        }
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        for (String type : new String[] {"text/xml", "application/octet-stream", "multipart/form-data; boundary=x"}) {
            Answer answer = server.client().post(PATH, with(""), "Content-Type", type);

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"success\":false,\"valid\":false,\"error\":\"Content-Type must be application/json\"}");
        }
    }

    private void assertRefused(byte[] body, String error) {
        try (LogLines log = new LogLines()) {
            Answer answer = server.client().post(PATH, body);

            assertThat(answer.body()).isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"" + error + "\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
            assertThat(log.lines()).isEmpty();
        }
    }

    private static String with(String field) {
        return "{\"key\":\"" + KEY + "\"" + (field.isEmpty() ? "" : "," + field) + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
