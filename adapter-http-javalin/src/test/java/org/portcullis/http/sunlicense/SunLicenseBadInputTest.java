package org.portcullis.http.sunlicense;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;

/** Whatever is wrong with a body is a 400 in the shape of every validation that says what, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SunLicenseBadInputTest {

    private static final String KEY = "ABCD1234EFGH5678JKLM";

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

    /** What each text field is refused for alike. */
    static Stream<Arguments> wrongTexts() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("5", "must be text");
        values.put("-1", "must be text");
        values.put("1.5", "must be text");
        values.put("9223372036854775808", "must be text");
        values.put("true", "must be text");
        values.put("[\"x\"]", "must be text");
        values.put("{}", "must be text");
        values.put("\"\\x\"", "is malformed");
        values.put("1".repeat(1_001), "is too long or nested too deeply");
        return Stream.of(
                        "licenseKey",
                        "hwid",
                        "ip",
                        "productVersion",
                        "macAddress",
                        "operatingSystem",
                        "operatingSystemVersion",
                        "operatingSystemArchitecture",
                        "javaVersion")
                .flatMap(field -> values.entrySet().stream()
                        .map(value -> arguments(field, value.getKey(), field + " " + value.getValue())));
    }

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                        "licenseKey",
                        "hwid",
                        "productVersion",
                        "macAddress",
                        "operatingSystem",
                        "operatingSystemVersion",
                        "operatingSystemArchitecture",
                        "javaVersion")
                .flatMap(field -> Stream.of(
                        arguments(
                                field,
                                text("x".repeat(256)),
                                field + " must have at most " + (field.equals("licenseKey") ? 128 : 255)
                                        + " characters"),
                        arguments(field, text("a\\u0000b"), field + " must not contain control characters"),
                        arguments(field, text("a\\u0085b"), field + " must not contain control characters"),
                        arguments(field, text("a\\nb"), field + " must not contain control characters"),
                        arguments(field, text("a\\ud800b"), field + " must be well-formed Unicode"),
                        arguments(field, text("a\\udc00"), field + " must be well-formed Unicode")));
    }

    static Stream<Arguments> wrongOthers() {
        return Stream.of(
                arguments("hwid", "null", "hwid is required"),
                arguments("hwid", "\"\"", "hwid must identify a machine"),
                arguments("hwid", "\" \"", "hwid must identify a machine"),
                arguments("hwid", "\"unknown\"", "hwid must identify a machine"),
                arguments("productId", "null", "productId is required"),
                arguments("productId", "0", "productId must be at least 1"),
                arguments("productId", "-1", "productId must be at least 1"),
                arguments("productId", "-9223372036854775808", "productId must be at least 1"),
                arguments("productId", "9223372036854775808", "productId is out of range"),
                arguments("productId", "\"5\"", "productId must be a whole number"),
                arguments("productId", "\"\"", "productId must be a whole number"),
                arguments("productId", "\"a\\u0000\"", "productId must be a whole number"),
                arguments("productId", "1.5", "productId must be a whole number"),
                arguments("productId", "1.0", "productId must be a whole number"),
                arguments("productId", "1e400", "productId must be a whole number"),
                arguments("productId", "true", "productId must be a whole number"),
                arguments("productId", "[1]", "productId must be a whole number"),
                arguments("productId", "{}", "productId must be a whole number"),
                arguments("productId", "1".repeat(1_001), "productId is too long or nested too deeply"),
                arguments("ip", "\"\"", "ip must be an IP address"),
                arguments("ip", "\"1.2.3.256\"", "ip must be an IP address"),
                arguments("ip", "\"1.2.3.4\\u0000\"", "ip must be an IP address"),
                arguments("ip", "\"\\ud800\"", "ip must be an IP address"),
                arguments("ip", text("1".repeat(10_000)), "ip must be an IP address"),
                arguments("licenseKey", "\"\"", "licenseKey is required"),
                arguments("licenseKey", "\" \\t \"", "licenseKey is required"),
                arguments("extra", "[".repeat(10_000), "extra is too long or nested too deeply"));
    }

    @ParameterizedTest
    @MethodSource({"wrongTexts", "wrongLines", "wrongOthers"})
    void aWrongFieldIsNamed(String field, String value, String message) {
        String body = with(field, value);

        for (Version version : Version.values()) {
            assertRefused(version.validate(server.client(), body), message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allMissingOrWrongFieldsAreNamedAtOnce(Version version) {
        String wrong = "{\"licenseKey\":\"" + KEY + "\",\"productId\":-1,\"ip\":\"x\",\"javaVersion\":\"a\\u0000\"}";

        assertRefused(
                version.validate(server.client(), "{\"licenseKey\":\"" + KEY + "\"}"),
                "productId is required; hwid is required");
        assertRefused(
                version.validate(server.client(), wrong),
                "productId must be at least 1; ip must be an IP address; hwid is required;"
                        + " javaVersion must not contain control characters");
    }

    @Test
    void aMissingKeyIsNamedToWhomeverTheBodyCanBe() {
        for (String body : new String[] {with("licenseKey", "null"), "{\"productId\":1,\"hwid\":\"H-1\"}"}) {
            assertRefused(Version.SECOND.validate(server.client(), body), "licenseKey is required");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatBreaksOffAfterItsKeyIsToldInTheSameShape(Version version) {
        String start = "{\"licenseKey\":\"" + KEY + "\"";

        assertRefused(version.validate(server.client(), start), "Malformed JSON at line 1, column 37");
        assertRefused(version.validate(server.client(), start + "}{}"), "Body must be a JSON object");
        assertRefused(version.validate(server.client(), start + ",\"hwid\":1,\"hwid\":2}"), "hwid must be text");
        assertRefused(version.validate(server.client(), start + ",\"x\":1,\"x\":2}"), "x must be given once");
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoUtf8AreRefused(Version version) {
        byte[] overlong = with("macAddress", text("a\u00c0\u0080b")).getBytes(ISO_8859_1);
        byte[] surrogate = with("macAddress", text("\u00ed\u00a0\u0080")).getBytes(ISO_8859_1);

        assertRefused(version.validate(server.client(), overlong), "Body must be UTF-8");
        assertRefused(version.validate(server.client(), surrogate), "macAddress is malformed");
    }

    @Test
    void whatIsNoObjectIsToldInTheShapeOfAValidationWherePathAndVendorAreOne() {
        for (String body : new String[] {"", "null", "5", "[]", "\"x\""}) {
            assertRefused(Version.SECOND.validate(server.client(), body), "Body must be a JSON object");
        }
        assertRefused(Version.SECOND.validate(server.client(), "{"), "Malformed JSON at line 1, column 2");
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        Answer answer = server.client()
                .post("/api/v2/validate", "{}", "Content-Type", "text/xml", "TOKEN", LiveServer.API_TOKEN);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).startsWith("{\"message\":\"Content-Type must be application/json\",\"status\":415,");
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() {
        Answer answer = Version.SECOND.validate(server.client(), " ".repeat(1_048_577));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).startsWith("{\"message\":\"Body must have at most 1048576 bytes\",\"status\":413,");
    }

    private void assertRefused(Answer answer, String message) {
        try (LogLines log = new LogLines()) {
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"" + message
                            + "\",\"status\":400,\"timestamp\":\"2026-01-15T12:00:00.000+00:00\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
            assertThat(log.lines()).isEmpty();
        }
    }

    /** A right body, but for one field. */
    private static String with(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("licenseKey", text(KEY));
        fields.put("productId", "1");
        fields.put("hwid", text("H-1"));
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(String content) {
        return "\"" + content + "\"";
    }
}
