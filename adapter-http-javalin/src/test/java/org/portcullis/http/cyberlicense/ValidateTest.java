package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;

class ValidateTest {

    private static final String PATH = "/api/license/validate";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theDocumentsExampleIsAnsweredAsDocumented() {
        server.license(
                "LIC-ABC123-XYZ789",
                license -> license.limits(Limits.of(1, 1)).term(Term.until(Instant.parse("2026-12-31T23:59:59Z"))));

        Answer answer = client.post(PATH, """
                {
                "key": "LIC-ABC123-XYZ789",
                "ip": "192.168.1.1",
                "hwid": "HWID-123456"
                }""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":true,\"valid\":true,\"license\":{\"key\":\"LIC-ABC123-XYZ789\",\"active\":true,"
                                + "\"expiresAt\":\"2026-12-31T23:59:59.000Z\",\"ipLimit\":1,\"hwidLimit\":1,"
                                + "\"usedIps\":[\"192.168.1.1\"],\"usedHwids\":[\"HWID-123456\"],\"licenseType\":\"fixed\"}}");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void noLimitIsMinusOneAndNoEndIsNull() {
        server.license("LIC-OPEN", license -> license);

        assertThat(client.post(PATH, "{\"key\":\"LIC-OPEN\"}").body())
                .contains(
                        "\"expiresAt\":null,\"ipLimit\":-1,\"hwidLimit\":-1,\"usedIps\":[\"127.0.0.1\"],\"usedHwids\":[],");
    }

    @Test
    void millisecondsOfTheEndAreShown() {
        server.license("LIC-ENDS", license -> license.term(Term.until(Instant.parse("2030-02-28T23:59:59.120Z"))));

        assertThat(client.post(PATH, "{\"key\":\"LIC-ENDS\"}").body())
                .contains("\"expiresAt\":\"2030-02-28T23:59:59.120Z\"");
    }

    @ParameterizedTest
    @CsvSource({"FIXED,fixed", "TRIAL,trial", "CONSUMPTION,consumption", "ENTERPRISE,enterprise"})
    void theKindIsShownInLowerCase(LicenseKind kind, String word) {
        License license = server.license("LIC-KIND", builder -> builder.kind(kind));
        server.store(stores -> stores.credits().setTotal(license.id(), 5));

        assertThat(client.post(PATH, "{\"key\":\"LIC-KIND\"}").body()).contains("\"licenseType\":\"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lic-abcd-1234", "  LIC-ABCD-1234\\n", "LICABCD1234", "L-I-C-ABCD1234"})
    void aKeyMayBeSpeltAnyWayAndIsShownAsItIs(String spelling) {
        server.license("LIC-ABCD-1234", license -> license);

        Answer answer = client.post(PATH, "{\"key\":\"" + spelling + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"key\":\"LIC-ABCD-1234\"");
    }

    @Test
    void absentAndNullFieldsAndUnknownOnesAreTheSameAsNone() {
        License license = server.license("LIC-NULLS", builder -> builder);

        Answer answer = client.post(
                PATH,
                "{\"key\":\"LIC-NULLS\",\"ip\":null,\"hwid\":null,\"credits\":null,\"v\":{\"a\":[1,{\"b\":2.5}]},\"key2\":7}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.seats(license).ips()).containsExactly(IpAddress.of("127.0.0.1"));
        assertThat(server.seats(license).activations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.7,192.0.2.7",
        "2001:DB8:0:0:0:0:0:1,2001:db8::1",
        "192.0.2.7,192.0.2.7",
    })
    void anAddressIsKeptInItsCanonicalForm(String written, String kept) {
        License license = server.license("LIC-ADDR", builder -> builder);

        Answer answer = client.post(PATH, "{\"key\":\"LIC-ADDR\",\"ip\":\"" + written + "\"}");

        assertThat(answer.body()).contains("\"usedIps\":[\"" + kept + "\"]");
        assertThat(server.seats(license).ips()).containsExactly(IpAddress.of(kept));
    }

    @Test
    void theBodysAddressDoesNotCountWhereTheOperatorSaysSo() {
        try (LiveServer wary = LiveServer.start(LiveServer.config(List.of(), false, HttpConfig.DEFAULT_PATIENCE))) {
            License license = wary.license("LIC-WARY", builder -> builder);

            wary.client().post(PATH, "{\"key\":\"LIC-WARY\",\"ip\":\"192.0.2.7\"}");

            assertThat(wary.seats(license).ips()).containsExactly(IpAddress.of("127.0.0.1"));
        }
    }

    @Test
    void creditsAreSpentOneAtATimeUnlessMoreAreAskedFor() {
        License license = server.license("LIC-CREDIT", builder -> builder.kind(LicenseKind.CONSUMPTION));
        server.store(stores -> stores.credits().setTotal(license.id(), 10));

        client.post(PATH, "{\"key\":\"LIC-CREDIT\"}");
        client.post(PATH, "{\"key\":\"LIC-CREDIT\",\"credits\":0}");
        client.post(PATH, "{\"key\":\"LIC-CREDIT\",\"credits\":8}");
        Answer refused = client.post(PATH, "{\"key\":\"LIC-CREDIT\",\"credits\":9223372036854775807}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(server.ask(stores -> stores.credits().of(license.id())).remaining())
                .isEqualTo(1);
    }

    @Test
    void allSeatsAreListedInTheOrderTheyWereTaken() {
        server.license("LIC-MANY", license -> license);

        client.post(PATH, "{\"key\":\"LIC-MANY\",\"ip\":\"192.0.2.9\",\"hwid\":\"Zürich 🖥\"}");
        Answer answer = client.post(PATH, "{\"key\":\"LIC-MANY\",\"ip\":\"192.0.2.1\",\"hwid\":\" A-1 \"}");

        assertThat(answer.body())
                .contains("\"usedIps\":[\"192.0.2.9\",\"192.0.2.1\"],\"usedHwids\":[\"Zürich 🖥\",\"A-1\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "application/json;foo;bar=\"x\"",
                "APPLICATION/JSON",
                "text/json",
                "application/vnd.seller+json",
                "application/x-www-form-urlencoded",
                "text/plain;charset=UTF-8"
            })
    void whateverCouldBeJsonIsTaken(String contentType) {
        server.license("LIC-TYPE", license -> license);

        assertThat(client.post(PATH, "{\"key\":\"LIC-TYPE\"}", "Content-Type", contentType)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsSaidToBeNothingIsTaken() {
        server.license("LIC-BARE", license -> license);

        String answer = client.raw("POST /api/license/validate HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                + "Content-Length: 18\r\n\r\n{\"key\":\"LIC-BARE\"}");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }
}
