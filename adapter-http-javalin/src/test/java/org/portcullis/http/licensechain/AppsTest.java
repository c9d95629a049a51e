package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Applications, over real sockets. */
class AppsTest {

    private static final String BODY = "{\"name\":\"My App\",\"description\":\"App description\"}";

    private final LiveServer server = LiveServer.start();
    private final Api vendor = Api.of(server, LiveServer.OWNER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAppIsMadeWithItsKeyWhichIsShownInFullThisOnce() {
        Answer made = vendor.post("/v1/apps", BODY);

        String id = Users.field("id", made);
        String key = Users.field("apiKey", made);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"My App\",\"slug\":\"my-app\","
                        + "\"description\":\"App description\",\"apiKey\":\"" + key + "\","
                        + "\"createdAt\":\"2026-01-15T12:00:00.000Z\",\"updatedAt\":\"2026-01-15T12:00:00.000Z\"}");
        assertThat(vendor.bearing(key).get("/v1/auth/me").status()).isEqualTo(200);

        Answer shown = vendor.get("/v1/apps/" + id);
        String hint = Users.field("apiKey", shown);
        assertThat(hint).isNotEqualTo(key).hasSizeLessThan(key.length());
        assertThat(shown.body()).isEqualTo(made.body().replace(key, hint));
        assertThat(vendor.get("/v1/apps").body()).contains(shown.body()).doesNotContain(key);
    }

    @Test
    void anAppThatHasNoKeyShowsNone() {
        assertThat(vendor.get("/v1/apps").body())
                .startsWith("{\"apps\":[{\"id\":\"")
                .contains("\"name\":\"Demo Plugin\",\"slug\":\"demo-plugin\",\"description\":null,\"apiKey\":null,");
    }

    @Test
    void appsAreListedInPagesOfTheirOwner() {
        Answer second = vendor.get("/v1/apps?page=2&limit=1");

        assertThat(second.body()).contains("Strict Plugin").doesNotContain("Demo Plugin", "Poor Plugin");
        assertThat(second.header("X-Total-Count")).contains("2");
        assertThat(Api.of(server, LiveServer.ADMIN).get("/v1/apps").body())
                .contains("Demo Plugin", "Poor Plugin", "Strict Plugin");
    }

    @Test
    void aNameAndASlugAreTakenOnceForEachAccount() {
        vendor.post("/v1/apps", BODY);
        String exists = "{\"error\":\"Conflict\",\"message\":\"An app with this name or slug exists already\","
                + "\"code\":\"APP_EXISTS\"}";

        for (String body : new String[] {BODY, "{\"name\":\"MY APP\"}", "{\"name\":\"Other\",\"slug\":\"my-app\"}"}) {
            Answer again = vendor.post("/v1/apps", body);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.body()).isEqualTo(exists);
        }
        assertThat(Api.of(server, LiveServer.POOR).post("/v1/apps", BODY).status())
                .isEqualTo(201);
        String other = Users.field("id", vendor.post("/v1/apps", "{\"name\":\"Other\"}"));
        assertThat(vendor.patch("/v1/apps/" + other, "{\"slug\":\"my-app\"}").body())
                .isEqualTo(exists);
    }

    @Test
    void whatAChangeDoesNotNameStays() {
        String path = "/v1/apps/" + Users.field("id", vendor.post("/v1/apps", BODY));

        assertThat(vendor.put(path, "{\"name\":\"Renamed\"}").body())
                .contains("\"name\":\"Renamed\",\"slug\":\"my-app\",\"description\":\"App description\"");
        assertThat(vendor.patch(path, "{\"slug\":\"short\",\"id\":\"x\",\"apiKey\":\"stolen\"}")
                        .body())
                .contains("\"name\":\"Renamed\",\"slug\":\"short\",\"description\":\"App description\"")
                .doesNotContain("stolen");
        assertThat(vendor.patch(path, "{\"description\":null}").body()).contains("\"description\":null");
        assertThat(vendor.put(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void aNewKeyEndsTheOldOneAtOnce() {
        Answer made = vendor.post("/v1/apps", BODY);
        String old = Users.field("apiKey", made);

        Answer renewed = vendor.post("/v1/apps/" + Users.field("id", made) + "/regenerate-key", "");

        String key = Users.field("apiKey", renewed);
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body()).isEqualTo(made.body().replace(old, key));
        assertThat(vendor.bearing(old).get("/v1/apps").status()).isEqualTo(401);
        assertThat(vendor.bearing(key).get("/v1/apps").status()).isEqualTo(200);
    }

    @Test
    void aDeletedAppTakesItsLicensesAndItsKeyWithIt() {
        License license = server.license("LC-DELETE-APP001", builder -> builder);
        License beside = server.license("LC-BESIDE-APP001", builder -> builder.product(LiveServer.STRICT_PRODUCT));
        server.appKey("the-key-of-the-app", LiveServer.PRODUCT);
        String path = "/v1/apps/" + uuid();

        Answer deleted = vendor.delete(path);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEqualTo("{\"message\":\"App deleted successfully\"}");
        assertThat(vendor.bearing("the-key-of-the-app").get("/v1/apps").status())
                .isEqualTo(401);
        assertThat(server.client()
                        .post(
                                "/api/license/validate",
                                "{\"key\":\"%s\"}".formatted(license.key().text()))
                        .body())
                .contains("License not found");
        server.store(stores -> {
            assertThat(stores.licenses().find(license.key(), new org.portcullis.core.access.Scope.Everything()))
                    .get()
                    .matches(License::isDeleted);
            assertThat(stores.licenses().find(beside.key(), new org.portcullis.core.access.Scope.Everything()))
                    .contains(beside);
        });
        assertThat(vendor.get(path).status()).isEqualTo(404);
        assertThat(vendor.delete(path).body())
                .isEqualTo("{\"error\":\"Not Found\",\"message\":\"App not found\",\"code\":\"APP_NOT_FOUND\"}");
    }

    @Test
    void anAppKeySeesItsOwnAppOnlyAndMakesNone() {
        server.appKey("the-key-of-the-app", LiveServer.PRODUCT);
        Api app = vendor.bearing("the-key-of-the-app");
        String strict = "/v1/apps/" + uuidOf(LiveServer.STRICT_PRODUCT);

        assertThat(app.get("/v1/apps").body()).contains("Demo Plugin").doesNotContain("Strict Plugin");
        assertThat(app.get("/v1/apps").header("X-Total-Count")).contains("1");
        assertThat(app.patch("/v1/apps/" + uuid(), "{\"name\":\"Mine\"}").status())
                .isEqualTo(200);
        assertThat(app.get(strict).status()).isEqualTo(404);
        assertThat(app.patch(strict, "{\"name\":\"Mine too\"}").status()).isEqualTo(404);
        assertThat(app.post("/v1/apps", BODY).status()).isEqualTo(403);
        assertThat(app.post("/v1/apps/" + uuid() + "/regenerate-key", "").status())
                .isEqualTo(403);
        assertThat(app.delete("/v1/apps/" + uuid()).status()).isEqualTo(403);
    }

    private String uuid() {
        return uuidOf(LiveServer.PRODUCT);
    }

    private String uuidOf(org.portcullis.core.id.ProductId product) {
        return server.ask(stores -> stores.products()
                        .find(product, new org.portcullis.core.access.Scope.Everything())
                        .orElseThrow())
                .uuid()
                .toString();
    }
}
