package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;

/** Licences and what their owners do with them, over real sockets. */
class LicensesTest {

    private static final Scope EVERYTHING = new Scope.Everything();
    private static final String BODY = "{\"plan\":\"PRO\",\"issuedTo\":\"John Doe\","
            + "\"issuedEmail\":\"user@example.com\",\"expiresAt\":\"2026-12-31T23:59:59Z\"}";

    private final LiveServer server = LiveServer.start();
    private final Api vendor = Api.of(server, LiveServer.OWNER);
    private final String app = uuidOf(LiveServer.PRODUCT);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLicenseIsMadeAsTheDocumentHasIt() {
        Answer made = create(BODY);

        String id = Users.field("id", made);
        String key = Users.field("key", made);
        assertThat(made.status()).isEqualTo(201);
        assertThat(key).matches("LC-[A-Z2-9]{6}-[A-Z2-9]{6}-[A-Z2-9]{6}");
        assertThat(made.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"appId\":\"" + app + "\",\"key\":\"" + key + "\",\"licenseKey\":\""
                        + key
                        + "\",\"plan\":\"PRO\",\"status\":\"ACTIVE\",\"issuedTo\":\"John Doe\","
                        + "\"issuedEmail\":\"user@example.com\",\"email\":\"user@example.com\","
                        + "\"expiresAt\":\"2026-12-31T23:59:59Z\",\"createdAt\":\"2026-01-15T12:00:00.000Z\","
                        + "\"updatedAt\":\"2026-01-15T12:00:00.000Z\"}");
        for (String name : List.of(id, key, key.toLowerCase(java.util.Locale.ROOT), key.replace("-", ""))) {
            Answer shown = vendor.get("/v1/licenses/" + name);
            assertThat(shown.body()).isEqualTo(made.body());
            assertThat(shown.header("Cache-Control")).contains("no-store");
        }
        assertThat(vendor.get("/v1/apps/" + app + "/licenses").body())
                .isEqualTo("{\"licenses\":[{\"id\":\"" + id + "\",\"appId\":\"" + app + "\",\"key\":\"" + key
                        + "\",\"plan\":\"PRO\",\"status\":\"ACTIVE\",\"issuedTo\":\"John Doe\","
                        + "\"issuedEmail\":\"user@example.com\",\"expiresAt\":\"2026-12-31T23:59:59Z\","
                        + "\"createdAt\":\"2026-01-15T12:00:00.000Z\",\"updatedAt\":\"2026-01-15T12:00:00.000Z\"}],"
                        + "\"total\":1}");
    }

    @Test
    void aLicenseOfWhichNothingIsSaidTakesOneDeviceFromAnyAddressForEver() {
        Answer made = create("{}");

        assertThat(made.body())
                .contains(
                        "\"plan\":\"FREE\",\"status\":\"ACTIVE\",\"issuedTo\":null,\"issuedEmail\":null,\"email\":null,"
                                + "\"expiresAt\":null,");
        License license = stored(made);
        assertThat(license.limits().ips()).isEqualTo(Limit.UNLIMITED);
        assertThat(license.limits().hardware()).isEqualTo(Limit.of(1));
        assertThat(license.customer()).isEmpty();
    }

    @Test
    void theAddressThatALicenseIsIssuedToIsItsOwnersCustomerMadeOnce() {
        License first = stored(create(BODY));
        License second = stored(create(BODY.replace("user@example.com", "USER@example.com")));

        Customer customer = server.ask(
                        stores -> stores.customers().find(first.customer().orElseThrow(), EVERYTHING))
                .orElseThrow();
        assertThat(customer.owner()).isEqualTo(LiveServer.OWNER);
        assertThat(customer.name()).isEqualTo("John Doe");
        assertThat(customer.email()).contains("user@example.com");
        assertThat(second.customer()).isEqualTo(first.customer());
    }

    @Test
    void aBodyMayBeWrittenInSnakeCaseAndItsWordsInAnyCase() {
        Answer made = create("{\"plan\":\"business\",\"issued_to\":\"Jane\",\"issued_email\":\"j@example.com\","
                + "\"expires_at\":\"2027-01-01\",\"app_id\":\"" + app + "\"}");

        assertThat(made.body())
                .contains("\"plan\":\"BUSINESS\"", "\"issuedTo\":\"Jane\"", "\"issuedEmail\":\"j@example.com\"")
                .contains("\"expiresAt\":\"2027-01-01T23:59:59Z\"");
        assertThat(patch(made, "{\"status\":\"Suspended\",\"expires_at\":\"2028-01-01T00:00:00.5+01:00\"}")
                        .body())
                .contains("\"status\":\"SUSPENDED\"", "\"expiresAt\":\"2027-12-31T23:00:00.500Z\"");
    }

    @Test
    void ofTwoNamesOfOneFieldTheLaterCounts() {
        Answer made = create("{\"issuedTo\":\"Jane\",\"issued_to\":\"John\"}");

        assertThat(made.body()).contains("\"issuedTo\":\"John\"");
        assertThat(patch(made, "{\"issued_to\":\"John\",\"issuedTo\":\"Jane\"}").body())
                .contains("\"issuedTo\":\"Jane\"");
    }

    @Test
    void aPatchLeavesWhatItDoesNotNameAndClearsWhatIsNull() {
        Answer made = create(BODY);
        Api api = vendor;

        assertThat(patch(made, "{}").body()).isEqualTo(made.body());
        Answer cleared = patch(made, "{\"expiresAt\":null,\"issuedEmail\":null,\"issuedTo\":\" \"}");
        assertThat(cleared.body())
                .contains(
                        "\"plan\":\"PRO\"", "\"issuedTo\":null,\"issuedEmail\":null,\"email\":null,\"expiresAt\":null");
        assertThat(stored(made).customer()).isEmpty();
        assertThat(api.put(path(made), "{\"plan\":null,\"issuedEmail\":\"new@example.com\"}")
                        .body())
                .contains("\"plan\":\"FREE\"", "\"issuedEmail\":\"new@example.com\"");
        assertThat(stored(made).customer()).isPresent();
        assertThat(patch(
                                made,
                                "{\"id\":\"x\",\"key\":\"LC-STOLEN-STOLEN-STOLEN\",\"createdAt\":\"1970-01-01T00:00:00Z\"}")
                        .body())
                .contains(Users.field("key", made), "\"createdAt\":\"2026-01-15T12:00:00.000Z\"");
    }

    @Test
    void everyStatusIsSetInAnyCaseAndShownInCapitals() {
        Answer made = create("{}");

        for (String status : List.of("INACTIVE", "suspended", "Revoked", "ACTIVE")) {
            Answer changed = vendor.patch(path(made) + "/status", "{\"status\":\"" + status + "\"}");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(Users.field("status", changed)).isEqualTo(status.toUpperCase(java.util.Locale.ROOT));
        }
        assertThat(Users.field("status", vendor.patch(path(made) + "/revoke", "")))
                .isEqualTo("REVOKED");
        assertThat(stored(made).standing()).isEqualTo(Standing.REVOKED);
        assertThat(Users.field("status", vendor.patch(path(made) + "/activate", "")))
                .isEqualTo("ACTIVE");
    }

    @Test
    void anExpiredLicenseEndsNowAndNeedsAnotherEndToBeActiveAgain() {
        Answer made = create(BODY);

        Answer ended = vendor.patch(path(made) + "/status", "{\"status\":\"expired\"}");
        assertThat(ended.body()).contains("\"status\":\"EXPIRED\"", "\"expiresAt\":\"2026-01-15T12:00:00Z\"");
        assertThat(stored(made).standing()).isEqualTo(Standing.ACTIVE);

        String conflict =
                "{\"error\":\"Conflict\",\"message\":\"License has expired; give it a new expiresAt to activate it\","
                        + "\"code\":\"LICENSE_EXPIRED\"}";
        for (Answer refused : List.of(
                vendor.patch(path(made) + "/activate", ""),
                vendor.patch(path(made) + "/status", "{\"status\":\"ACTIVE\"}"),
                patch(made, "{\"status\":\"ACTIVE\"}"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).isEqualTo(conflict);
        }
        assertThat(patch(made, "{\"status\":\"ACTIVE\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}")
                        .body())
                .contains("\"status\":\"ACTIVE\"", "\"expiresAt\":\"2030-01-01T00:00:00Z\"");
    }

    @Test
    void aRevokedLicenseThatIsSaidToBeExpiredStaysRevoked() {
        Answer made = create(BODY);
        vendor.patch(path(made) + "/revoke", "");

        assertThat(patch(made, "{\"status\":\"EXPIRED\"}").body())
                .contains("\"status\":\"REVOKED\"", "\"expiresAt\":\"2026-01-15T12:00:00Z\"");
    }

    @Test
    void anEndThatComesMakesALicenseExpiredAndAnotherOneBringsItBack() {
        Answer made = create("{\"expiresAt\":\"2026-01-15T12:00:01Z\"}");
        server.time().advance(Duration.ofSeconds(1));

        assertThat(Users.field("status", vendor.get(path(made)))).isEqualTo("EXPIRED");
        assertThat(vendor.patch(path(made) + "/extend", "{\"expiresAt\":\"2030-01-01T00:00:00Z\"}")
                        .body())
                .contains("\"status\":\"ACTIVE\"", "\"expiresAt\":\"2030-01-01T00:00:00Z\"");
    }

    @Test
    void aTermEndsNotBeforeItBegins() {
        License ahead = server.license(
                "LC-AHEAD0-000001",
                builder -> builder.term(
                        Term.of(Optional.of(server.time().instant().plus(Duration.ofDays(2))), Optional.empty())));

        Answer refused = vendor.patch("/v1/licenses/" + ahead.key().text(), "{\"expiresAt\":\"2026-01-16T00:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("expiresAt must not be before the license begins", "VALIDATION_ERROR");
    }

    @Test
    void aDeletedLicenseIsGoneForItsOwnerToo() {
        Answer made = create(BODY);

        Answer deleted = vendor.delete(path(made));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEqualTo("{\"message\":\"License deleted successfully\"}");
        assertThat(vendor.get(path(made)).body())
                .isEqualTo(
                        "{\"error\":\"Not Found\",\"message\":\"License not found\",\"code\":\"LICENSE_NOT_FOUND\"}");
        assertThat(vendor.delete(path(made)).status()).isEqualTo(404);
        assertThat(vendor.get("/v1/licenses").body())
                .isEqualTo("{\"licenses\":[],\"total\":0,\"page\":1,\"limit\":100}");
    }

    @Test
    void licensesAreListedInPages() {
        for (int number = 0; number < 3; number++) {
            create("{}");
        }
        Answer last = vendor.get("/v1/licenses?page=2&limit=2");

        assertThat(last.body()).contains("\"total\":3,\"page\":2,\"limit\":2}").containsOnlyOnce("\"id\":");
        assertThat(vendor.get("/v1/apps/" + app + "/licenses?page=2&limit=2").body())
                .contains("\"total\":3}")
                .containsOnlyOnce("\"id\":");
        assertThat(vendor.get("/v1/licenses?page=9000000000&limit=1000").body())
                .isEqualTo("{\"licenses\":[],\"total\":3,\"page\":9000000000,\"limit\":1000}");
    }

    @Test
    void aCallThatIsSentAgainMakesNoSecondLicense() {
        Answer first = vendor.post("/v1/apps/" + app + "/licenses", BODY, "Idempotency-Key", "one");
        Answer again = vendor.post("/v1/apps/" + app + "/licenses", BODY, "Idempotency-Key", "one");
        Answer other = vendor.post("/v1/apps/" + app + "/licenses", "{}", "Idempotency-Key", "one");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(Users.field("code", other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(server.<Long>ask(stores -> stores.licenses()
                        .list(LicenseFilter.ALL, EVERYTHING, PageRequest.first(1))
                        .total()))
                .isEqualTo(1);
    }

    @Test
    void theNamesOfCallsAreEachAppsOwn() {
        server.appKey("key-of-app", LiveServer.PRODUCT);
        server.appKey("key-of-strict", LiveServer.STRICT_PRODUCT);
        String strict = uuidOf(LiveServer.STRICT_PRODUCT);
        String ofApp = "/v1/apps/" + app + "/licenses";

        Answer first = vendor.bearing("key-of-app").post(ofApp, BODY, "Idempotency-Key", "one");
        Answer other = vendor.bearing("key-of-strict")
                .post("/v1/apps/" + strict + "/licenses", BODY, "Idempotency-Key", "one");
        assertThat(first.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);

        vendor.patch(path(first), "{\"appId\":\"" + strict + "\"}");
        Answer moved = vendor.bearing("key-of-app").post(ofApp, BODY, "Idempotency-Key", "one");

        assertThat(moved.status()).isEqualTo(404);
        assertThat(moved.body()).doesNotContain(Users.field("key", first));
    }

    @Test
    void aLicenseThatGetsAnAddressIsSoldToWhomItNames() {
        Answer made = vendor.post("/v1/apps/" + app + "/licenses", "{\"issuedTo\":\"John Doe\"}");

        vendor.patch(path(made), "{\"issuedEmail\":\"john@example.com\"}");
        assertThat(nameOfCustomer(made)).isEqualTo("John Doe");
        vendor.patch(path(made), "{\"issuedEmail\":\"jane@example.com\",\"issuedTo\":\"Jane\"}");
        assertThat(nameOfCustomer(made)).isEqualTo("Jane");
        vendor.patch(path(made), "{\"issuedEmail\":\"nobody@example.com\",\"issuedTo\":null}");
        assertThat(nameOfCustomer(made)).isEqualTo("nobody@example.com");
    }

    @Test
    void thePlanOfTheAccountHolds() {
        Api poor = Api.of(server, LiveServer.POOR);
        String path = "/v1/apps/" + uuidOf(LiveServer.POOR_PRODUCT) + "/licenses";
        for (int count = 0; count < 3; count++) {
            assertThat(poor.post(path, "{}").status()).isEqualTo(201);
        }

        Answer refused = poor.post(path, "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(Users.field("code", refused)).isEqualTo("PLAN_LIMIT_REACHED");
        assertThat(poor.get(path).body()).contains("\"total\":3}");
    }

    private String nameOfCustomer(Answer made) {
        return server.ask(stores -> stores.customers()
                .find(stored(made).customer().orElseThrow(), EVERYTHING)
                .orElseThrow()
                .name());
    }

    @Test
    void anAppKeyManagesItsOwnLicensesAndMovesNoneOut() {
        server.appKey("the-key-of-the-app", LiveServer.PRODUCT);
        Api program = vendor.bearing("the-key-of-the-app");
        License elsewhere = server.license("LC-STRICT-000001", builder -> builder.product(LiveServer.STRICT_PRODUCT));
        Answer made = program.post("/v1/apps/" + app + "/licenses", BODY);
        String strict = uuidOf(LiveServer.STRICT_PRODUCT);

        assertThat(made.status()).isEqualTo(201);
        assertThat(stored(made).customer()).isPresent();
        assertThat(program.get("/v1/licenses").body()).contains("\"total\":1,");
        assertThat(program.get("/v1/licenses/" + elsewhere.key().text()).status())
                .isEqualTo(404);
        assertThat(program.post("/v1/apps/" + strict + "/licenses", BODY).status())
                .isEqualTo(404);
        assertThat(program.patch(path(made), "{\"appId\":\"" + strict + "\"}").body())
                .contains("APP_NOT_FOUND");
        assertThat(vendor.patch(path(made), "{\"appId\":\"" + strict + "\"}").body())
                .contains("\"appId\":\"" + strict + "\"");
        assertThat(program.get(path(made)).status()).isEqualTo(404);
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheLimits() {
        try (LiveServer limited = LiveServer.start(
                LiveServer.config(List.of(), true, org.portcullis.http.HttpConfig.DEFAULT_PATIENCE),
                List.of(LimitsAndErrorsTest.DOCUMENTED),
                useCases -> useCases)) {
            Api api = Api.of(limited, LiveServer.OWNER);

            for (Answer answer :
                    List.of(api.get("/v1/apps"), api.get("/v1/licenses"), api.patch("/v1/licenses/x/revoke", ""))) {
                for (String band : List.of("Hourly", "Minute", "Second")) {
                    assertThat(answer.header("X-RateLimit-Limit-" + band)).isPresent();
                    assertThat(answer.header("X-RateLimit-Remaining-" + band)).isPresent();
                    assertThat(answer.header("X-RateLimit-Reset-" + band)).isPresent();
                }
            }
        }
    }

    private Answer create(String body) {
        return vendor.post("/v1/apps/" + app + "/licenses", body);
    }

    private Answer patch(Answer made, String body) {
        return vendor.patch(path(made), body);
    }

    private static String path(Answer made) {
        return "/v1/licenses/" + Users.field("id", made);
    }

    private License stored(Answer made) {
        return server.ask(stores -> stores.licenses()
                .find(java.util.UUID.fromString(Users.field("id", made)), EVERYTHING)
                .orElseThrow());
    }

    private String uuidOf(ProductId product) {
        return server.ask(stores -> stores.products().find(product, EVERYTHING).orElseThrow())
                .uuid()
                .toString();
    }
}
