package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What owners do with their licences. */
class SunLicenseLicensesTest {

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

    @Test
    void aLicenseIsMadeAndShownWithTheDocumentedFieldsInTheirOrder() {
        Answer made = api.post(LICENSES, DOCUMENTED);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).matches("""
                \\{"id":\\d+,"licenseKey":"[A-Z2-9]{20}","productId":1,"licenseType":"TEMPORARY",\
                "licensePlatform":null,"licensePlatformOther":"","ownerPlatformId":"",\
                "createdDate":"2026-01-15T12:00:00\\.000\\+00:00","updatedDate":"2026-01-15T12:00:00\\.000\\+00:00",\
                "expiryDate":"2026-12-31T23:59:59\\.000\\+00:00","maxIPs":5,"maxHWIDs":5,"totalRequests":0,\
                "ownerDiscordId":"","ownerDiscordUsername":"","licenseStatus":"ACTIVE","hwids":\\[\\],"ips":\\[\\],\
                "notes":"","customer":null,"productIdString":"1"}""");
        assertThat(api.get(LICENSES + "/" + Api.json(made).get("id")).body()).isEqualTo(made.body());
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void everyPlatformAndTextComesBack(Platform platform) {
        JsonNode made = api.made(LICENSES, """
                {"productId":1,"licensePlatform":"%s","licensePlatformOther":" My place ","ownerPlatformId":"4711",\
                "ownerDiscordId":"99","ownerDiscordUsername":"näme#1","notes":"line\\nline"}""".formatted(platform));

        JsonNode shown = Api.json(api.get(LICENSES + "/" + made.get("id")));
        assertThat(shown).isEqualTo(made);
        assertThat(shown.get("licensePlatform").stringValue()).isEqualTo(platform.name());
        assertThat(shown.get("licensePlatformOther").stringValue()).isEqualTo(" My place ");
        assertThat(shown.get("ownerPlatformId").stringValue()).isEqualTo("4711");
        assertThat(shown.get("ownerDiscordId").stringValue()).isEqualTo("99");
        assertThat(shown.get("ownerDiscordUsername").stringValue()).isEqualTo("näme#1");
        assertThat(shown.get("notes").stringValue()).isEqualTo("line\nline");
        assertThat(shown.get("licenseType").stringValue()).isEqualTo("PERMANENT");
    }

    @Test
    void whatIsNotSaidIsTheProductsElseFive() {
        api.put("/api/v2/products/3", "{\"name\":\"Limited\",\"defaultMaxIPs\":2}");

        JsonNode plain = api.made(LICENSES, "{\"productId\":1}");
        JsonNode limited = api.made(LICENSES, "{\"productId\":3}");
        JsonNode said = api.made(LICENSES, "{\"productId\":3,\"maxIPs\":-1,\"maxHWIDs\":0}");

        assertThat(limitsOf(plain)).isEqualTo("5 5");
        assertThat(limitsOf(limited)).isEqualTo("2 5");
        assertThat(limitsOf(said)).isEqualTo("-1 0");
    }

    @Test
    void whatIsNotTheCallersToSayIsIgnored() {
        JsonNode made = api.made(LICENSES, """
                {"id":4711,"licenseKey":"CHOSEN-KEY-0001","productId":1,"createdDate":"1999-01-01T00:00:00Z",\
                "updatedDate":7,"customer":{"id":1},"totalRequests":99,"hwids":["H"],"ips":["192.0.2.1"],\
                "licenseStatus":"DELETED","productIdString":"3","owner":2}""");

        assertThat(made.get("id").longValue()).isNotEqualTo(4711);
        assertThat(made.get("licenseKey").stringValue()).isNotEqualTo("CHOSEN-KEY-0001");
        assertThat(made.get("licenseStatus").stringValue()).isEqualTo("ACTIVE");
        assertThat(made.get("hwids")).isEmpty();
        assertThat(made.get("productIdString").stringValue()).isEqualTo("1");

        ObjectNode replacement = (ObjectNode) Api.json(made.toString());
        replacement.put("id", 4711).put("licenseKey", "CHOSEN-KEY-0001").put("totalRequests", 99);
        replacement.put("createdDate", "1999-01-01T00:00:00.000+00:00").put("productIdString", "3");
        replacement.putArray("ips").add("192.0.2.1");
        replacement.putObject("customer").put("id", 1);
        assertThat(Api.json(api.put(path(made), replacement.toString()))).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-31T23:59:59.000+00:00",
                "2026-12-31T23:59:59Z",
                "2026-12-31T23:59:59.000+0000",
                "2026-12-31T23:59:59+00",
                "2027-01-01T01:29:59.000999+01:30",
                "2026-12-31t18:59:59-05:00"
            })
    void aMomentIsReadWithAnyOffset(String text) {
        JsonNode made = api.made(LICENSES, "{\"productId\":1,\"expiryDate\":\"%s\"}".formatted(text));

        assertThat(made.get("expiryDate").stringValue()).isEqualTo("2026-12-31T23:59:59.000+00:00");
    }

    @Test
    void theTypeAndTheEndMustAgree() {
        Answer endless = api.post(LICENSES, "{\"productId\":1,\"licenseType\":\"TEMPORARY\"}");
        Answer ending = api.post(
                LICENSES, "{\"productId\":1,\"licenseType\":\"PERMANENT\",\"expiryDate\":\"2027-01-01T00:00:00Z\"}");

        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.body())
                .isEqualTo("{\"message\":\"expiryDate is required for a TEMPORARY license\","
                        + "\"accepted_intents\":[\"LICENSES_READ_WRITE\",\"ALL_READ_WRITE\"]}");
        assertThat(ending.status()).isEqualTo(400);
        assertThat(ending.body()).startsWith("{\"message\":\"expiryDate must be null for a PERMANENT license\"");
        assertThat(api.get(LICENSES).body()).isEqualTo("[]");
    }

    @Test
    void anotherAccountsProductIsUnknownInABody() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);

        for (Answer answer : List.of(
                api.post(LICENSES, "{\"productId\":2}"),
                api.post(LICENSES, "{\"productId\":4711}"),
                api.put(path(made), "{\"productId\":2}"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).startsWith("{\"message\":\"Product not found\",");
        }
        assertThat(Api.json(api.get(path(made)))).isEqualTo(made);
    }

    @Test
    void anAdministratorCannotMoveALicenseToAnotherAccountsProduct() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);
        Api admin = Api.of(server, LiveServer.ADMIN);

        assertThat(admin.put(path(made), "{\"productId\":2}").status()).isEqualTo(404);
        assertThat(Api.json(admin.put(path(made), "{\"productId\":3}"))
                        .get("productId")
                        .longValue())
                .isEqualTo(3);
    }

    @Test
    void aReplacementResetsWhatItLeavesOut() {
        JsonNode made = api.made(LICENSES, """
                {"productId":1,"licensePlatform":"SPIGOT","licensePlatformOther":"x","ownerPlatformId":"4711",\
                "expiryDate":"2026-12-31T23:59:59Z","maxIPs":9,"maxHWIDs":9,"ownerDiscordId":"99",\
                "ownerDiscordUsername":"name","notes":"note"}""");
        server.time().advance(Duration.ofMinutes(1));

        JsonNode shown = Api.json(api.put(path(made), "{\"productId\":1}"));

        assertThat(shown.get("updatedDate").stringValue()).isEqualTo("2026-01-15T12:01:00.000+00:00");
        ObjectNode expected = (ObjectNode) made;
        expected.put("licenseType", "PERMANENT").put("maxIPs", 5).put("maxHWIDs", 5);
        for (String reset : List.of(
                "licensePlatform",
                "licensePlatformOther",
                "ownerPlatformId",
                "expiryDate",
                "ownerDiscordId",
                "ownerDiscordUsername",
                "notes")) {
            expected.putNull(reset);
        }
        expected.set("updatedDate", shown.get("updatedDate"));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void aReplacementKeepsSeatsAndWhatTheDocumentHasNoWordFor() {
        License license = server.license(
                "LIC-RICH",
                builder -> builder.kind(LicenseKind.TRIAL)
                        .plan(LicensePlan.BUSINESS)
                        .standing(Standing.INACTIVE)
                        .limits(Limits.of(2, 2))
                        .term(Term.of(Optional.of(Fixtures.NOW.minusSeconds(9)), Optional.empty()))
                        .ipLock(new IpLock.Held(Fixtures.IP))
                        .holder(new Holder(Optional.of("Jane"), Optional.of("jane@example.com")))
                        .metadata(new Metadata("{\"seat\":\"front\"}")));
        server.store(stores -> Fixtures.bind(stores, license.id(), Fixtures.IP));
        server.store(stores -> Fixtures.bind(stores, license.id(), Fixtures.HARDWARE));

        JsonNode shown =
                Api.json(api.put(LICENSES + "/" + license.id().value(), "{\"productId\":1,\"notes\":\"new\"}"));

        assertThat(shown.get("ips").get(0).stringValue()).isEqualTo("192.0.2.1");
        assertThat(shown.get("hwids").get(0).stringValue()).isEqualTo("HWID-0001");
        License replaced = stored(license);
        assertThat(replaced.kind()).isEqualTo(LicenseKind.TRIAL);
        assertThat(replaced.plan()).isEqualTo(LicensePlan.BUSINESS);
        assertThat(replaced.term().from()).isEqualTo(license.term().from());
        assertThat(replaced.ipLock()).isEqualTo(license.ipLock());
        assertThat(replaced.holder()).isEqualTo(license.holder());
        assertThat(replaced.metadata()).isEqualTo(license.metadata());
        assertThat(replaced.limits().users()).isEqualTo(license.limits().users());
        assertThat(replaced.standing()).isEqualTo(Standing.INACTIVE);
        assertThat(replaced.notes()).contains("new");
    }

    @Test
    void aLimitThatIsNullIsNone() {
        JsonNode made = api.made(LICENSES, "{\"productId\":1,\"maxIPs\":null,\"maxHWIDs\":null}");
        assertThat(limitsOf(made)).isEqualTo("-1 -1");

        assertThat(limitsOf(Api.json(api.put(path(made), "{\"productId\":1,\"maxIPs\":null,\"maxHWIDs\":2}"))))
                .isEqualTo("-1 2");
    }

    @Test
    void thePlanOfTheAccountHolds() {
        Api poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);
        for (int count = 0; count < 3; count++) {
            poor.made(LICENSES, "{\"productId\":2}");
        }

        Answer refused = poor.post(LICENSES, "{\"productId\":2}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo("{\"message\":\"License limit of the plan reached: 3\","
                        + "\"accepted_intents\":[\"LICENSES_READ_WRITE\",\"ALL_READ_WRITE\"]}");
        assertThat(poor.get(LICENSES).header("X-Total-Count")).contains("3");
    }

    @Test
    void aKeyThatWasRotatedIsUnknownAndTheNewOneHasItsSeats() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);
        String key = made.get("licenseKey").stringValue();
        assertThat(validate(key)).contains("License validated");
        Caller owner = new Caller.SignedIn(LiveServer.OWNER, Role.USER, Fixtures.origin());

        String rotated = server.engine()
                .licenses()
                .rotate(owner, LicenseKey.parse(key).orElseThrow())
                .orElseThrow()
                .newKey()
                .text();

        assertThat(api.get(LICENSES + "/by-license-key/" + key).status()).isEqualTo(404);
        for (Version version : Version.values()) {
            assertThat(version.validate(
                                    server.client(),
                                    "{\"licenseKey\":\"%s\",\"productId\":1,\"hwid\":\"H-1\"}".formatted(key))
                            .body())
                    .contains("License not found");
        }
        JsonNode shown = Api.json(api.get(LICENSES + "/by-license-key/" + rotated));
        assertThat(shown.get("id")).isEqualTo(made.get("id"));
        assertThat(shown.get("hwids")).hasSize(1);
        assertThat(validate(rotated)).contains("License validated");
    }

    @Test
    void aDeletedLicenseIsGoneButForItsOwnersListOfDeletedOnes() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);
        String key = made.get("licenseKey").stringValue();

        Answer deleted = api.delete(path(made));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEqualTo("{\"message\":\"License deleted\"}");
        assertThat(api.get(path(made)).status()).isEqualTo(404);
        assertThat(api.get(LICENSES + "/by-license-key/" + key).status()).isEqualTo(404);
        assertThat(api.put(path(made), DOCUMENTED).status()).isEqualTo(404);
        assertThat(api.delete(path(made)).body())
                .isEqualTo("{\"message\":\"License not found\","
                        + "\"accepted_intents\":[\"LICENSES_READ_WRITE\",\"ALL_READ_WRITE\"]}");
        assertThat(api.get(LICENSES).body()).isEqualTo("[]");
        assertThat(Api.json(api.get(LICENSES + "?status=DELETED")).get(0).get("id"))
                .isEqualTo(made.get("id"));
        assertThat(new Api(server, LiveServer.API_TOKEN_OF_THE_POOR)
                        .get(LICENSES + "?status=DELETED")
                        .body())
                .isEqualTo("[]");
        assertThat(validate(key)).contains("License not found");
    }

    @Test
    void whatIsDeactivatedIsRefusedAtOnce() {
        JsonNode made = api.made(LICENSES, DOCUMENTED);
        String key = made.get("licenseKey").stringValue();
        assertThat(validate(key)).contains("License validated");

        api.put(path(made), DOCUMENTED.replace("\"notes\"", "\"licenseStatus\":\"DEACTIVATED\",\"notes\""));

        assertThat(validate(key)).contains("License deactivated");
        server.recorded(2);
        JsonNode shown = Api.json(api.get(path(made)));
        assertThat(shown.get("totalRequests").longValue()).isEqualTo(2);
        assertThat(shown.get("hwids").get(0).stringValue()).isEqualTo("H-1");
    }

    private String validate(String key) {
        return api.post("/api/v2/validate", "{\"licenseKey\":\"%s\",\"productId\":1,\"hwid\":\"H-1\"}".formatted(key))
                .body();
    }

    private License stored(License license) {
        return server.ask(stores -> stores.licenses().find(license.id(), Fixtures.EVERYTHING))
                .orElseThrow();
    }

    private static String limitsOf(JsonNode license) {
        return license.get("maxIPs") + " " + license.get("maxHWIDs");
    }

    private static String path(JsonNode license) {
        return LICENSES + "/" + license.get("id");
    }
}
