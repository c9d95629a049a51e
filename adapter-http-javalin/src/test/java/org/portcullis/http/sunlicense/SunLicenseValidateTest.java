package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;

class SunLicenseValidateTest {

    private static final String KEY = "ABCD1234EFGH5678JKLM";
    private static final String GRANTED =
            "{\"message\":\"License validated\",\"status\":200,\"timestamp\":\"2026-01-15T12:00:00.000+00:00\"}";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aGrantIsAnsweredAsDocumented(Version version) {
        License license = server.license(KEY, builder -> builder);

        Answer answer = version.validate(client, "{\"licenseKey\":\"" + KEY + """
                ",
                "productId": 1,
                "hwid": "unique-hardware-id",
                "ip": "192.168.1.1"
                }""");

        assertThat(answer.body()).isEqualTo(GRANTED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        Seats seats = server.seats(license);
        assertThat(seats.ips()).containsExactly(IpAddress.of("192.168.1.1"));
        assertThat(seats.activationCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theTimestampIsTheTimeInUtcWithMilliseconds(Version version) {
        server.license(KEY, builder -> builder);
        server.time().advance(Duration.ofMillis(3_600_123));

        assertThat(version.validate(client, body("H-1")).body())
                .endsWith("\"timestamp\":\"2026-01-15T13:00:00.123+00:00\"}");
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheClientTellsOfItselfIsInTheLog(Version version) {
        License license = server.license(KEY, builder -> builder);

        version.validate(client, "{\"licenseKey\":\"" + KEY + """
                ","productId":1,"productVersion":"1.0.0","ip":"192.168.1.1","hwid":"unique-hardware-id",
                "macAddress":"00:1A:2B:3C:4D:5E","operatingSystem":"Windows","operatingSystemVersion":"10",
                "operatingSystemArchitecture":"x64","javaVersion":"17"}""");

        ValidationRecord row = server.recorded(1).getFirst();
        assertThat(row.client())
                .isEqualTo(new ClientFacts(
                        Optional.of("1.0.0"),
                        Optional.of("00:1A:2B:3C:4D:5E"),
                        Optional.of("Windows"),
                        Optional.of("10"),
                        Optional.of("x64"),
                        Optional.of("17")));
        assertThat(row.channel()).isEqualTo("sunlicense");
        assertThat(row.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(row.license()).hasValue(license.id());
        assertThat(row.ip()).isEqualTo("192.168.1.1");
        assertThat(row.hardware()).hasValue("unique-hardware-id");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalLogsThemTooAndTheProductThatWasAskedFor(Version version) {
        version.validate(client, body("H-1").replace("}", ",\"productVersion\":\"2\",\"javaVersion\":\" \"}"));

        ValidationRecord row = server.recorded(1).getFirst();
        assertThat(row.product()).hasValue(new ProductId(1));
        assertThat(row.owner())
                .as("nobody knows the key, but somebody sells the product")
                .hasValue(LiveServer.OWNER);
        assertThat(row.client().productVersion()).hasValue("2");
        assertThat(row.client().javaVersion()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void absentAndNullFieldsAndUnknownOnesAreTheSameAsNone(Version version) {
        License license = server.license(KEY, builder -> builder);

        Answer answer = version.validate(
                client,
                body("H-1")
                        .replace(
                                "}",
                                ",\"ip\":null,\"macAddress\":null,\"clientId\":null,\"extra\":{\"clientId\":[{\"license_key\":1}]}}"));

        assertThat(answer.body()).isEqualTo(GRANTED);
        assertThat(server.seats(license).ips()).containsExactly(IpAddress.of("127.0.0.1"));
        assertThat(server.recorded(1).getFirst().client()).isEqualTo(ClientFacts.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd1234efgh5678jklm", "ABCD1-234EF-GH567-8JKLM", " ABCD1234EFGH5678JKLM\\n"})
    void aKeyMayBeSpeltAnyWay(String spelling) {
        server.license(KEY, builder -> builder);

        for (Version version : Version.values()) {
            assertThat(version.validate(client, body("H-1").replace(KEY, spelling))
                            .body())
                    .isEqualTo(GRANTED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherProductTakesNoSeat(Version version) {
        License license = server.license(KEY, builder -> builder);

        for (String product : new String[] {"2", "3", "999999", "9223372036854775807"}) {
            Answer answer = version.validate(client, body("H-1").replace(":1,", ":" + product + ","));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"message\":\"Invalid product\",\"status\":400,");
        }
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void seatsAreSharedWithBothVersionsAndWithCyberlicense() {
        License license = server.license(KEY, builder -> builder.limits(Limits.of(-1, 2)));
        String cyber = "{\"key\":\"" + KEY + "\",\"hwid\":\"H-1\"}";

        assertThat(client.post("/api/license/validate", cyber).status()).isEqualTo(200);
        assertThat(Version.FIRST.validate(client, body("H-1")).status()).isEqualTo(200);
        assertThat(Version.SECOND.validate(client, body("H-2")).status()).isEqualTo(200);

        assertThat(Version.FIRST.validate(client, body("H-3")).body()).contains("Max HWIDs reached");
        assertThat(Version.SECOND.validate(client, body("H-3")).body()).contains("Max HWIDs reached");
        assertThat(client.post("/api/license/validate", cyber.replace("H-1", "H-3"))
                        .body())
                .contains("HWID limit exceeded");
        assertThat(server.seats(license).activationCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aValidationSpendsOneCredit(Version version) {
        License license = server.license(KEY, builder -> builder.kind(LicenseKind.CONSUMPTION));
        server.store(stores -> stores.credits().setTotal(license.id(), 1));

        assertThat(version.validate(client, body("H-1")).status()).isEqualTo(200);
        assertThat(version.validate(client, body("H-1")).body()).contains("Insufficient credits");
    }

    @ParameterizedTest
    @EnumSource
    void theBodysAddressDoesNotCountWhereTheOperatorSaysSo(Version version) {
        try (LiveServer wary = LiveServer.start(LiveServer.config(List.of(), false, HttpConfig.DEFAULT_PATIENCE))) {
            License license = wary.license(KEY, builder -> builder);

            version.validate(wary.client(), body("H-1").replace("}", ",\"ip\":\"192.0.2.7\"}"));

            assertThat(wary.seats(license).ips()).containsExactly(IpAddress.of("127.0.0.1"));
        }
    }

    private static String body(String hwid) {
        return "{\"licenseKey\":\"" + KEY + "\",\"productId\":1,\"hwid\":\"" + hwid + "\"}";
    }
}
