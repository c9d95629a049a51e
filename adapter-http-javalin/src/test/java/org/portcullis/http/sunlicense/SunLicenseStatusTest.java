package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import tools.jackson.databind.JsonNode;

/** What the vendor's words for standing and term mean, both ways. */
class SunLicenseStatusTest {

    private static final String LICENSES = "/api/v2/licenses";
    private static final String DOCUMENTED = """
            {"productId":1,"licenseType":"TEMPORARY","licensePlatform":null,"licensePlatformOther":"",\
            "ownerPlatformId":"","expiryDate":"2026-12-31T23:59:59.000+00:00","maxIPs":5,"maxHWIDs":5,\
            "ownerDiscordId":"","ownerDiscordUsername":"","notes":""}""";

    private LiveServer server;
    private Api api;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Map.Entry<Standing, String>> standings() {
        return Map.of(
                Standing.ACTIVE,
                "ACTIVE",
                Standing.INACTIVE,
                "DEACTIVATED",
                Standing.SUSPENDED,
                "DEACTIVATED",
                Standing.REVOKED,
                "DEACTIVATED",
                Standing.DELETED,
                "DELETED")
                .entrySet()
                .stream();
    }

    @Test
    void everyStandingHasAWordAndSentBackItStays() {
        assertThat(standings().map(Map.Entry::getKey)).containsExactlyInAnyOrder(Standing.values());
        standings().forEach(expected -> {
            License license =
                    server.license("LIC-" + expected.getKey(), builder -> builder.standing(expected.getKey()));
            if (expected.getKey() == Standing.DELETED) {
                assertThat(api.get(LICENSES + "/" + license.id().value()).status())
                        .isEqualTo(404);
                assertThat(api.get(LICENSES + "?status=DELETED").body()).contains("\"licenseStatus\":\"DELETED\"");
                return;
            }
            JsonNode shown = Api.json(api.get(LICENSES + "/" + license.id().value()));
            assertThat(shown.get("licenseStatus").stringValue()).isEqualTo(expected.getValue());

            assertThat(api.put(path(shown), shown.toString()).status()).isEqualTo(200);

            assertThat(stored(license).standing()).isEqualTo(expected.getKey());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, DEACTIVATED, INACTIVE", "INACTIVE, DEACTIVATED, INACTIVE", "SUSPENDED, DEACTIVATED, SUSPENDED",
        "REVOKED, DEACTIVATED, REVOKED", "ACTIVE, ACTIVE, ACTIVE", "INACTIVE, ACTIVE, ACTIVE",
        "SUSPENDED, ACTIVE, ACTIVE", "REVOKED, ACTIVE, ACTIVE", "ACTIVE, EXPIRED, ACTIVE",
        "SUSPENDED, EXPIRED, SUSPENDED", "INACTIVE, DELETED, DELETED", "ACTIVE, DELETED, DELETED"
    })
    void everyWordMeansAStanding(Standing before, String word, Standing after) {
        License license = server.license("LIC-WORD", builder -> builder.standing(before));

        Answer answer = api.put(
                LICENSES + "/" + license.id().value(), "{\"productId\":1,\"licenseStatus\":\"%s\"}".formatted(word));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored(license).standing()).isEqualTo(after);
        assertThat(stored(license).isExpired(server.time().instant())).isEqualTo(word.equals("EXPIRED"));
    }

    @Test
    void expiringEndsTheTermNowAndWhatIsOverStaysOver() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);

        JsonNode ended = Api.json(
                api.put(path(made), DOCUMENTED.replace("\"notes\"", "\"licenseStatus\":\"EXPIRED\",\"notes\"")));
        assertThat(ended.get("licenseStatus").stringValue()).isEqualTo("EXPIRED");
        assertThat(ended.get("expiryDate").stringValue()).isEqualTo("2026-01-15T12:00:00.000+00:00");
        server.time().advance(Duration.ofDays(1));
        JsonNode again = Api.json(api.put(path(made), ended.toString()));

        assertThat(again.get("licenseStatus").stringValue()).isEqualTo("EXPIRED");
        assertThat(again.get("expiryDate")).isEqualTo(ended.get("expiryDate"));
    }

    @Test
    void anExpiredLicenseBecomesActiveWithANewEndOnly() {
        License license = server.license("LIC-OVER", builder -> builder.term(Term.until(Fixtures.NOW.minusSeconds(1))));
        String path = LICENSES + "/" + license.id().value();

        Answer refused = api.put(path, """
                {"productId":1,"licenseStatus":"ACTIVE","expiryDate":"2026-01-15T11:59:59.000+00:00"}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .startsWith("{\"message\":\"License expired; expiryDate must be in the future to make it ACTIVE\",");
        assertThat(stored(license)).isEqualTo(license);

        JsonNode woken = Api.json(api.put(path, """
                {"productId":1,"licenseStatus":"ACTIVE","expiryDate":"2026-02-01T00:00:00.000+00:00"}"""));
        assertThat(woken.get("licenseStatus").stringValue()).isEqualTo("ACTIVE");
    }

    @Test
    void anExpiredLicenseIsRenewedByAllItsFieldsWithALaterEnd() {
        License license = server.license("LIC-OVER", builder -> builder.term(Term.until(Fixtures.NOW.minusSeconds(1))));
        JsonNode shown = Api.json(api.get(LICENSES + "/" + license.id().value()));
        assertThat(shown.get("licenseStatus").stringValue()).isEqualTo("EXPIRED");

        JsonNode renewed = Api.json(
                api.put(path(shown), shown.toString().replace("2026-01-15T11:59:59.000", "2027-01-15T11:59:59.000")));

        assertThat(renewed.get("licenseStatus").stringValue()).isEqualTo("ACTIVE");
        assertThat(renewed.get("expiryDate").stringValue()).isEqualTo("2027-01-15T11:59:59.000+00:00");
    }

    @Test
    void anExpiredLicenseIsNotRenewedByWhatIsLeftOut() {
        License license = server.license("LIC-OVER", builder -> builder.term(Term.until(Fixtures.NOW.minusSeconds(1))));

        api.put(LICENSES + "/" + license.id().value(), "{\"productId\":1,\"licenseStatus\":\"EXPIRED\"}");

        assertThat(stored(license).isExpired(server.time().instant())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LicenseKind.class)
    void whateverKindItIsOfItsTermTellsTheType(LicenseKind kind) {
        License ends =
                server.license("LIC-ENDS", builder -> builder.kind(kind).term(Term.until(Fixtures.NOW.plusSeconds(9))));
        License stays =
                server.license("LIC-STAYS", builder -> builder.kind(kind).term(Term.forever()));

        for (Map.Entry<License, String> expected :
                Map.of(ends, "TEMPORARY", stays, "PERMANENT").entrySet()) {
            JsonNode shown =
                    Api.json(api.get(LICENSES + "/" + expected.getKey().id().value()));
            assertThat(shown.get("licenseType").stringValue()).isEqualTo(expected.getValue());

            assertThat(api.put(path(shown), shown.toString()).status()).isEqualTo(200);
            assertThat(stored(expected.getKey()).kind()).isEqualTo(kind);
        }
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        Instant later = Fixtures.NOW.plus(Duration.ofDays(9));
        License license =
                server.license("LIC-AHEAD", builder -> builder.term(Term.of(Optional.of(later), Optional.empty())));
        String path = LICENSES + "/" + license.id().value();

        Answer refused = api.put(path, "{\"productId\":1,\"expiryDate\":\"2026-01-16T00:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(stored(license)).isEqualTo(license);
        assertThat(api.put(path, "{\"productId\":1,\"licenseStatus\":\"EXPIRED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(stored(license).isExpired(server.time().instant())).isTrue();
    }

    private License stored(License license) {
        return server.ask(stores -> stores.licenses().find(license.id(), Fixtures.EVERYTHING))
                .orElseThrow();
    }

    private static String path(JsonNode license) {
        return LICENSES + "/" + license.get("id");
    }
}
