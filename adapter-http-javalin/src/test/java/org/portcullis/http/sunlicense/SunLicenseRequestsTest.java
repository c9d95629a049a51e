package org.portcullis.http.sunlicense;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.sunlicense.SunLicenseProductsTest.ids;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Intent;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.Outcome;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.Json;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.testkit.Fixtures;
import tools.jackson.databind.JsonNode;

/** What was validated, as it is shown. */
class SunLicenseRequestsTest {

    private static final String REQUESTS = "/api/v2/requests";
    private static final String KEY = "ABCD1234EFGH5678JKLM";

    private LiveServer server;
    private Api api;
    private License license;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
        license = server.license(KEY, builder -> builder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestIsShownWithTheDocumentedFieldsInTheirOrder() {
        server.client().post("/api/v1/validate", """
                {"licenseKey":"%s","productId":1,"productVersion":"1.0.0","ip":"192.168.1.1",\
                "hwid":"unique-hardware-id","macAddress":"00:1A:2B:3C:4D:5E","operatingSystem":"Windows",\
                "operatingSystemVersion":"10","operatingSystemArchitecture":"x64","javaVersion":"17"}""".formatted(KEY));
        server.recorded(1);

        Answer listed = api.get(REQUESTS);

        assertThat(listed.header("X-Total-Count")).contains("1");
        assertThat(listed.body()).matches("""
                \\[\\{"id":\\d+,"licenseId":%d,"licenseKey":"%s","productId":1,"productVersion":"1.0.0",\
                "ip":"192.168.1.1","hwid":"unique-hardware-id","macAddress":"00:1A:2B:3C:4D:5E",\
                "operatingSystem":"Windows","operatingSystemVersion":"10","operatingSystemArchitecture":"x64",\
                "javaVersion":"17","requestDate":"2026-01-15T12:00:00\\.000\\+00:00","requestType":"Valid",\
                "responseType":"Success","blockReason":null,"notes":null,"remarks":null,"valid":true,\
                "successful":true,"rateLimited":false,"blocked":false,"spam":false}]""".formatted(license.id().value(), KEY));
        JsonNode row = Api.json(listed).get(0);
        assertThat(Api.json(api.get(REQUESTS + "/" + row.get("id")))).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeHasItsTypesAndFlags(Outcome outcome) {
        JsonNode row = Api.json(new String(
                Json.write(RequestMessages.ShownRequest.from(new RecordedValidation(
                        new ValidationId(1),
                        Fixtures.validation(
                                license.id(), LiveServer.OWNER, LiveServer.PRODUCT, outcome, Fixtures.NOW)))),
                UTF_8));

        boolean granted = outcome == Outcome.GRANTED;
        assertThat(row.get("requestType").stringValue())
                .isEqualTo(outcome == Outcome.UNKNOWN_KEY ? "Invalid" : "Valid");
        assertThat(row.get("valid").booleanValue()).isEqualTo(outcome != Outcome.UNKNOWN_KEY);
        assertThat(row.get("responseType").stringValue()).isEqualTo(granted ? "Success" : "Failure");
        assertThat(row.get("successful").booleanValue()).isEqualTo(granted);
        assertThat(row.get("blockReason").isNull()).isEqualTo(granted);
        assertThat(row.get("blocked").booleanValue())
                .isEqualTo(Set.of(Outcome.IP_BLACKLISTED, Outcome.HARDWARE_BLACKLISTED)
                        .contains(outcome));
        assertThat(row.get("rateLimited").booleanValue()).isEqualTo(outcome == Outcome.PLAN_SPENT);
        assertThat(row.get("spam").booleanValue()).isFalse();
    }

    @Test
    void theProductThatWasAskedForIsTold() {
        api.post("/api/v2/validate", "{\"licenseKey\":\"%s\",\"productId\":3,\"hwid\":\"H-1\"}".formatted(KEY));
        server.recorded(1);

        JsonNode row = Api.json(api.get(REQUESTS)).get(0);

        assertThat(row.get("blockReason").stringValue()).isEqualTo("Invalid product");
        assertThat(row.get("productId").longValue()).isEqualTo(3);
        assertThat(row.get("licenseId").longValue()).isEqualTo(license.id().value());
    }

    @Test
    void theNewestComesFirstAndFiltersNarrow() {
        License second = server.license("LIC-SECOND-01", builder -> builder.standing(Standing.REVOKED));
        for (int minute = 0; minute < 6; minute++) {
            validate(minute % 2 == 0 ? KEY : "LIC-SECOND-01");
            server.time().advance(Duration.ofMinutes(1));
        }
        server.recorded(6);

        List<Long> all = ids(api.get(REQUESTS));
        assertThat(all).hasSize(6).isSortedAccordingTo(Comparator.reverseOrder());
        Answer ofSecond = api.get(REQUESTS + "?licenseId=" + second.id().value());
        assertThat(ids(ofSecond)).containsExactly(all.get(0), all.get(2), all.get(4));
        assertThat(ofSecond.header("X-Total-Count")).contains("3");
        assertThat(Api.json(ofSecond).get(0).get("blockReason").stringValue()).isEqualTo("License revoked");
        assertThat(ids(api.get(REQUESTS + "?page=2&limit=4"))).isEqualTo(all.subList(4, 6));
        assertThat(ids(api.get(REQUESTS + "?from=2026-01-15T12:02:00.000%2B00:00&to=2026-01-15T12:04:00.000+00:00")))
                .isEqualTo(all.subList(1, 4));
        assertThat(ids(api.get(REQUESTS + "?from=2026-01-15&to=2026-01-15"))).isEqualTo(all);
        assertThat(ids(api.get(REQUESTS + "?from=2026-01-16"))).isEmpty();
        assertThat(ids(api.get(REQUESTS + "?licenseId=4711"))).isEmpty();
    }

    @Test
    void theRowsOfALicenseAreItsOwnersAndNobodyElses() {
        Api poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);
        validate(KEY);
        server.recorded(1);
        JsonNode row = Api.json(api.get(REQUESTS)).get(0);

        for (String query : List.of("", "?licenseId=" + row.get("licenseId"), "?page=1")) {
            Answer others = poor.get(REQUESTS + query);
            assertThat(others.body()).isEqualTo("[]");
            assertThat(others.header("X-Total-Count")).contains("0");
        }
        assertThat(poor.get(REQUESTS + "/" + row.get("id")).status()).isEqualTo(404);
        assertThat(ids(api.get(REQUESTS + "?to=9999-12-31"))).hasSize(1);
    }

    @Test
    void aRowOfAnUnknownKeyIsSeenByTheOwnerOfItsProductAndByAdministrators() {
        Api poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);
        server.client().post("/api/v1/validate", """
                {"licenseKey":"NO-SUCH-KEY-1","productId":1,"hwid":"H-1"}""");
        poor.post("/api/v2/validate", "{\"licenseKey\":\"NO-SUCH-KEY-2\",\"productId\":1,\"hwid\":\"H-1\"}");
        poor.post("/api/v2/validate", "{\"licenseKey\":\"NO-SUCH-KEY-3\",\"productId\":4711,\"hwid\":\"H-1\"}");
        server.client().post("/api/v1/validate", """
                {"licenseKey":"NO-SUCH-KEY-4","productId":4711,"hwid":"H-1"}""");
        server.recorded(4);

        assertThat(keysOf(api.get(REQUESTS))).containsExactly("NO-SUCH-KEY-2", "NO-SUCH-KEY-1");
        assertThat(keysOf(poor.get(REQUESTS))).containsExactly("NO-SUCH-KEY-3");
        assertThat(keysOf(Api.of(server, LiveServer.ADMIN).get(REQUESTS))).hasSize(4);
        JsonNode row = Api.json(api.get(REQUESTS)).get(0);
        assertThat(row.get("licenseId").isNull()).isTrue();
        assertThat(row.get("requestType").stringValue()).isEqualTo("Invalid");
        assertThat(poor.get(REQUESTS + "/" + row.get("id")).status()).isEqualTo(404);
        assertThat(poor.get(REQUESTS + "/" + row.get("id")).body())
                .isEqualTo("{\"message\":\"Request not found\",\"accepted_intents\":"
                        + "[\"REQUESTS_READ\",\"ALL_READ\",\"ALL_READ_WRITE\"]}");
    }

    @Test
    void overTwentyRefusalsAMinuteFromOneAddressAreSpam() {
        for (int count = 0; count < 22; count++) {
            validateFrom("192.0.2.7", "NO-SUCH-KEY");
            server.time().advance(Duration.ofSeconds(2));
        }
        validateFrom("192.0.2.7", KEY);
        validateFrom("192.0.2.8", "NO-SUCH-KEY");
        server.time().advance(Duration.ofMinutes(1));
        validateFrom("192.0.2.7", "NO-SUCH-KEY");
        server.recorded(25);

        List<Boolean> spam = new ArrayList<>();
        Api.json(api.get(REQUESTS)).forEach(row -> spam.add(row.get("spam").booleanValue()));

        assertThat(spam.subList(0, 3)).containsOnly(false);
        assertThat(spam.subList(3, 5)).containsOnly(true);
        assertThat(spam.subList(5, 25)).containsOnly(false);
    }

    @Test
    void onlyTheDocumentedIntentsRead() {
        for (Intent intent : Intent.values()) {
            String secret = "token-" + intent;
            server.apiToken(secret, LiveServer.OWNER, Set.of(intent), Optional.empty());
            boolean reads = Set.of(Intent.REQUESTS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE)
                    .contains(intent);
            assertThat(new Api(server, secret).get(REQUESTS).status()).isEqualTo(reads ? 200 : 403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/abc",
                "/0",
                "/9223372036854775808",
                "?licenseId=0",
                "?licenseId=x",
                "?from=yesterday",
                "?to=10000-01-01",
                "?from=1969-12-31",
                "?page=0",
                "?limit=1001"
            })
    void whatIsWrongInAPathOrQueryIsTold(String path) {
        Answer answer = api.get(REQUESTS + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).matches("\\{\"message\":\"\\w+ must be .*");
    }

    private void validate(String key) {
        api.post("/api/v2/validate", "{\"licenseKey\":\"%s\",\"productId\":1,\"hwid\":\"H-1\"}".formatted(key));
    }

    private void validateFrom(String ip, String key) {
        api.post(
                "/api/v2/validate",
                "{\"licenseKey\":\"%s\",\"productId\":1,\"hwid\":\"H-1\",\"ip\":\"%s\"}".formatted(key, ip));
    }

    private static List<String> keysOf(Answer answer) {
        List<String> keys = new ArrayList<>();
        Api.json(answer).forEach(row -> keys.add(row.get("licenseKey").stringValue()));
        return keys;
    }
}
