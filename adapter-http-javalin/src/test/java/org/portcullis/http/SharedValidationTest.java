package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.ClientAddresses;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.OwnSite;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.SharedRoute;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.StorageException;

/** The path of three vendors, of which one is spoken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedValidationTest {

    private static final String PATH = "/api/v1/validate";
    private static final String SUNLICENSES = "{\"licenseKey\":\"LIC-SHARED\",\"productId\":1,\"hwid\":\"H-1\"}";
    private static final DialectSettings SETTINGS = new DialectSettings(
            new ClientAddresses(List.of()), true, 1_000, RequestLimits.NONE, new OwnSite(Optional.empty()));

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();
    private License license;

    @BeforeAll
    void addLicense() {
        license = server.license("LIC-SHARED", builder -> builder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> nobodysBodies() {
        String nobodys = detail("[]", "No API that is spoken here has such a body");
        String noObject = detail("[]", "Body must be a JSON object");
        return Stream.of(
                arguments("{}", nobodys),
                arguments("{\"licensekey\":\"LIC-SHARED\"}", nobodys),
                arguments("{\"key\":\"LIC-SHARED\",\"hwid\":\"H-1\"}", nobodys),
                arguments("{\"body\":" + SUNLICENSES + "}", nobodys),
                arguments(SUNLICENSES.replace("\"LIC-SHARED\"", "null"), nobodys),
                arguments("{\"license_key\":\"LIC-SHARED\",\"hardware_id\":\"H-1\"}", nobodys),
                arguments("{\"clientId\":\"proj_1\",\"licenseKey\":\"LIC-SHARED\",\"fingerprint\":{}}", nobodys),
                arguments(SUNLICENSES.replace("}", ",\"clientId\":\"proj_1\"}"), nobodys),
                arguments(SUNLICENSES.replace("}", ",\"clientId\":5}"), nobodys),
                arguments(SUNLICENSES.replace("}", ",\"clientId\":{\"x\":[1]}}"), nobodys),
                arguments(SUNLICENSES.replace("}", ",\"license_key\":\"\"}"), nobodys),
                arguments("", noObject),
                arguments("null", noObject),
                arguments("5", noObject),
                arguments("[" + SUNLICENSES + "]", noObject),
                arguments("\"licenseKey\"", noObject),
                arguments("[".repeat(100_000), noObject),
                arguments("{", detail("[]", "Malformed JSON at line 1, column 2")),
                arguments("licenseKey=x", detail("[]", "Malformed JSON at line 1, column 1")),
                arguments("{\"x\":{\"y\":1,\"y\":2}}", detail("[\"x\",\"y\"]", "must be given once")),
                arguments("{\"x\":" + "[".repeat(65), detail("[\"x\"]", "is too long or nested too deeply")));
    }

    @ParameterizedTest
    @MethodSource("nobodysBodies")
    void aBodyOfNobodyIsToldInOnyxauthsShape(String body, String details) {
        Answer answer = client.post(PATH, body);

        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"error\":{\"code\":\"VALIDATION_ERROR\","
                        + "\"message\":\"Invalid request data\",\"details\":[" + details + "]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void manyNamesBeforeTheTellingOneAreReadAndIgnored() {
        try (LiveServer other = LiveServer.start()) {
            other.license("LIC-SHARED", builder -> builder);
            String names =
                    IntStream.range(0, 60_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));

            assertThat(other.client()
                            .post(PATH, "{" + names + "," + SUNLICENSES.substring(1))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsWrongBeforeTheBodyIsReadIsToldInOnyxauthsShape() {
        Answer type = client.post(PATH, SUNLICENSES, "Content-Type", "text/xml");
        Answer tooLong = client.post(PATH, " ".repeat(HttpConfig.DEFAULT_MAX_BODY_BYTES) + SUNLICENSES);

        assertThat(type.status()).isEqualTo(415);
        assertThat(type.body()).startsWith("{\"success\":false,\"error\":{\"code\":\"UNSUPPORTED_MEDIA_TYPE\",");
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.body()).startsWith("{\"success\":false,\"error\":{\"code\":\"PAYLOAD_TOO_LARGE\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/validate/x", "/api/v1/licenses"})
    void anUnknownPathIsNotFoundInOnyxauthsShape(String path) {
        Answer answer = client.call("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Not found\"}}");
    }

    @Test
    void anOutageOfAVendorsPartIsToldInThatVendorsShape() {
        try (LiveServer away = LiveServer.start(
                HttpConfig.on("127.0.0.1", 0),
                real -> new UseCases(
                        (caller, request, call) -> {
                            throw new StorageException("away", new IllegalStateException());
                        },
                        real.licenses(),
                        real.administration(),
                        real.access(),
                        real.audit(),
                        real.status(),
                        real.time()))) {
            Answer answer = away.client().post(PATH, SUNLICENSES);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("1");
            assertThat(answer.body()).startsWith("{\"message\":\"Service unavailable\",\"status\":503,");
        }
    }

    @Test
    void eachVendorHasItsBodiesItsCallersAndItsWords() throws BindException {
        List<SharedRoute> vendors = List.of(vendor("licenseKey"), vendor("license_key"), busy("clientId"));
        List<Dialect> shared = List.of(new SharedValidation(SETTINGS, vendors));
        try (HttpServer three = new HttpServer(HttpConfig.on("127.0.0.1", 0), shared).start()) {
            Client caller = new Client(three.port());

            assertThat(caller.post(PATH, "{\"licenseKey\":1}").body())
                    .isEqualTo("[\"licenseKey\",\"{\\\"licenseKey\\\":1}\"]");
            assertThat(caller.post(PATH, "{\"licenseKey\":1,\"license_key\":2}").body())
                    .startsWith("[\"license_key\",");
            Answer busy = caller.post(PATH, "{\"licenseKey\":1,\"clientId\":2}");
            assertThat(busy.status()).isEqualTo(429);
            assertThat(busy.header("Retry-After")).hasValue("90");
            assertThat(busy.body()).isEqualTo("{\"clientId\":429}");
            assertThat(caller.post(PATH, "{\"licenseKey\":1,\"clientId\":2,\"license_key\":3}")
                            .body())
                    .startsWith("[\"license_key\",");
            assertThat(caller.post(PATH, "{\"licenseKey\":1,\"clientId\":null}").body())
                    .startsWith("[\"licenseKey\",");
        }
    }

    @Test
    void aVendorThatNoBodyTellsIsADefect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedValidation(SETTINGS, List.of(vendor("license"))));
    }

    /** A vendor that answers with its channel and the body. */
    private static SharedRoute vendor(String field) {
        return new SharedRoute(
                field,
                CallLimit.NONE,
                context -> new Caller.Anonymous(new Origins(field, new ClientAddresses(List.of())).of(context)),
                (context, body, caller) -> Reply.ok(List.of(caller.origin().channel(), new String(body, UTF_8))),
                problem -> new Reply(problem.status(), Map.of(field, problem.status())));
    }

    private static SharedRoute busy(String field) {
        SharedRoute vendor = vendor(field);
        return new SharedRoute(
                field,
                context -> {
                    throw new Rejection(new HttpProblem.TooManyRequests(Duration.ofSeconds(90)));
                },
                vendor.access(),
                vendor.handler(),
                vendor.problems());
    }

    private static String detail(String path, String message) {
        return "{\"path\":" + path + ",\"message\":\"" + message + "\"}";
    }
}
