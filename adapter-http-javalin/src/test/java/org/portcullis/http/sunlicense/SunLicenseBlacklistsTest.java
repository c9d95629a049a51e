package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.sunlicense.SunLicenseProductsTest.ids;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;
import tools.jackson.databind.JsonNode;

/** Who may not run anything. */
class SunLicenseBlacklistsTest {

    private static final String BLACKLISTS = "/api/v2/blacklists";
    private static final String DOCUMENTED = """
            {"licenseDataType":"HWID","data":"unique-hardware-id","isForAllProducts":true,\
            "reason":"Fraudulent activity"}""";

    private LiveServer server;
    private Api api;
    private Api poor;
    private Api admin;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
        poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);
        admin = Api.of(server, LiveServer.ADMIN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEntryIsMadeAndShownWithTheDocumentedFieldsInTheirOrder() {
        Answer made = api.post(BLACKLISTS, DOCUMENTED);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).matches("""
                \\{"id":\\d+,"licenseDataType":"HWID","data":"unique-hardware-id","isForAllProducts":true,\
                "productId":null,"reason":"Fraudulent activity","createdAt":"2026-01-15T12:00:00\\.000\\+00:00",\
                "updatedAt":"2026-01-15T12:00:00\\.000\\+00:00"}""");
        assertThat(api.get(path(made)).body()).isEqualTo(made.body());
        assertThat(api.put(path(made), made.body()).body()).isEqualTo(made.body());
    }

    @Test
    void anAddressIsShownInItsOneForm() {
        JsonNode made = api.made(
                BLACKLISTS,
                "{\"licenseDataType\":\"IP\",\"data\":\" ::FFFF:203.0.113.66 \",\"productId\":1,\"reason\":\"\"}");

        assertThat(made.get("data").stringValue()).isEqualTo("203.0.113.66");
        assertThat(made.get("isForAllProducts").booleanValue()).isFalse();
        assertThat(made.get("productId").longValue()).isEqualTo(1);
        assertThat(made.get("reason").stringValue()).isEmpty();
    }

    @Test
    void whatIsBarredIsRefusedFromTheNextValidationOn() {
        server.license("LIC-BARRED-01", builder -> builder);
        assertThat(validate()).contains("License validated");

        JsonNode made = api.made(BLACKLISTS, DOCUMENTED.replace("unique-hardware-id", "H-1"));
        assertThat(validate()).contains("HWID banned");
        api.put(BLACKLISTS + "/" + made.get("id"), """
                {"licenseDataType":"HWID","data":"H-1","isForAllProducts":false,"productId":3}""");
        assertThat(validate()).contains("License validated");
        api.put(BLACKLISTS + "/" + made.get("id"), """
                {"licenseDataType":"IP","data":"127.0.0.1","isForAllProducts":true}""");
        assertThat(validate()).contains("IP banned");
        Answer deleted = api.delete(BLACKLISTS + "/" + made.get("id"));

        assertThat(deleted.body()).isEqualTo("{\"message\":\"Blacklist entry deleted\"}");
        assertThat(validate()).contains("License validated");
        assertThat(api.get(BLACKLISTS + "/" + made.get("id")).status()).isEqualTo(404);
    }

    @Test
    void theSameIsBarredOnce() {
        api.made(BLACKLISTS, DOCUMENTED);
        JsonNode another = api.made(BLACKLISTS, DOCUMENTED.replace("unique-", "other-"));

        for (Answer answer :
                List.of(api.post(BLACKLISTS, DOCUMENTED), api.put(BLACKLISTS + "/" + another.get("id"), DOCUMENTED))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"Blacklist entry already exists\","
                            + "\"accepted_intents\":[\"BLACKLISTS_READ_WRITE\",\"ALL_READ_WRITE\"]}");
        }
        List<Integer> statuses = Racers.race(
                48,
                number -> api.post(BLACKLISTS, DOCUMENTED.replace("unique-", "raced-"))
                        .status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void othersEntriesAreAsIfTheyDidNotExist() {
        Answer made = api.post(BLACKLISTS, DOCUMENTED);
        Answer ofInstance = admin.post(BLACKLISTS, DOCUMENTED);

        for (String path : List.of(path(made), path(ofInstance))) {
            for (Answer answer : List.of(poor.get(path), poor.put(path, DOCUMENTED), poor.delete(path))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).startsWith("{\"message\":\"Blacklist entry not found\",");
            }
        }
        assertThat(ids(poor.get(BLACKLISTS))).isEmpty();
        assertThat(ids(api.get(BLACKLISTS))).hasSize(1);
        assertThat(ids(admin.get(BLACKLISTS))).hasSize(2);
        assertThat(admin.get(BLACKLISTS).header("X-Total-Count")).contains("2");
        assertThat(ids(admin.get(BLACKLISTS + "?page=2&limit=1"))).hasSize(1);
    }

    @Test
    void anothersProductIsUnknownInABody() {
        String body = DOCUMENTED.replace("true", "false,\"productId\":2");
        Answer made = api.post(BLACKLISTS, DOCUMENTED);

        for (Answer answer : List.of(api.post(BLACKLISTS, body), api.put(path(made), body))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).startsWith("{\"message\":\"Product not found\",");
        }
        assertThat(api.get(path(made)).body()).isEqualTo(made.body());
    }

    @Test
    void anAdministratorsEntryForAllIsTheInstancesAndAVendorsStaysTheVendors() {
        Answer ofVendor = api.post(BLACKLISTS, DOCUMENTED);
        Answer ofAdmin = admin.post(BLACKLISTS, DOCUMENTED);
        Answer ofProduct = admin.post(BLACKLISTS, DOCUMENTED.replace("true", "false,\"productId\":2"));

        admin.put(path(ofVendor), DOCUMENTED.replace("Fraudulent", "Checked"));
        admin.put(path(ofProduct), DOCUMENTED.replace("Fraudulent", "Checked"));

        assertThat(scopeOf(ofVendor)).isEqualTo(new BlacklistScope.Account(LiveServer.OWNER));
        assertThat(scopeOf(ofAdmin)).isEqualTo(new BlacklistScope.Instance());
        assertThat(scopeOf(ofProduct)).isEqualTo(new BlacklistScope.Account(LiveServer.POOR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | licenseDataType is required; data is required; productId is required unless isForAllProducts is true",
                "{'licenseDataType':'MAC','data':'x','isForAllProducts':true} | licenseDataType must be one of IP, HWID",
                "{'licenseDataType':'IP','data':'localhost','isForAllProducts':true} | data must be an IP address",
                "{'licenseDataType':'HWID','data':'null','isForAllProducts':true} | data must identify a machine",
                "{'licenseDataType':'HWID','data':'','isForAllProducts':true} | data must identify a machine",
                "{'licenseDataType':'HWID','data':'x','isForAllProducts':true,'productId':1} | productId must be null if isForAllProducts is true",
                "{'licenseDataType':'HWID','data':'x','isForAllProducts':'true'} | isForAllProducts must be true or false",
                "{'licenseDataType':'HWID','data':'x','productId':0} | productId must be at least 1"
            })
    void whatIsWrongIsToldAndNothingIsBarred(String body, String message) {
        Answer answer = api.post(BLACKLISTS, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Api.json(answer).get("message").stringValue()).isEqualTo(message);
        assertThat(api.get(BLACKLISTS).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/abc", "/0", "/-1", "/9223372036854775808", "?page=0", "?limit=1001"})
    void whatIsWrongInAPathOrQueryIsTold(String path) {
        assertThat(api.get(BLACKLISTS + path).status()).isEqualTo(400);
    }

    private BlacklistScope scopeOf(Answer made) {
        BlacklistEntryId id = new BlacklistEntryId(Api.json(made).get("id").longValue());
        return server.ask(stores -> stores.blacklists().find(id, Fixtures.EVERYTHING))
                .map(BlacklistEntry::scope)
                .orElseThrow();
    }

    private String validate() {
        return api.post("/api/v2/validate", "{\"licenseKey\":\"LIC-BARRED-01\",\"productId\":1,\"hwid\":\"H-1\"}")
                .body();
    }

    private static String path(Answer made) {
        return BLACKLISTS + "/" + Api.json(made).get("id");
    }
}
