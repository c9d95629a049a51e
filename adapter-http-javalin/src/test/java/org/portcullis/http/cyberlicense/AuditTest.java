package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

class AuditTest {

    private static final String AUDIT = "/api/audit";
    private static final String ROTATE = "/api/license/rotate";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();
    private final String cookie = server.cookieOf(LiveServer.OWNER);

    @BeforeEach
    void rotateOnce() {
        server.license("LIC-ABC123-XYZ789", builder -> builder);
        client.post(ROTATE, "{\"key\":\"LIC-ABC123-XYZ789\"}", "Cookie", cookie, "User-Agent", "<script>");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWasDoneIsToldWithTheChangeAndWithoutTheKey() {
        Answer answer = get(AUDIT + "?resourceType=license");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"success\":true,\"auditLogs\":[{\"_id\":\"")
                .endsWith("}],\"count\":1,\"total\":1}")
                .contains(
                        "\"userId\":\"000000000000000000000001\"",
                        "\"action\":\"update\"",
                        "\"resourceType\":\"license\"",
                        "\"changes\":{\"before\":{",
                        "\"rotated\":\"key\"",
                        "\"userAgent\":\"<script>\"",
                        "\"success\":true")
                .doesNotContain("LIC-ABC123-XYZ789");
    }

    @Test
    void oneEntryIsToldByItsId() {
        String id = get(AUDIT + "?resourceType=license").body().replaceAll(".*?\"_id\":\"([0-9a-f]{24})\".*", "$1");

        assertThat(get(AUDIT + "/" + id).body()).startsWith("{\"success\":true,\"auditLog\":{\"_id\":\"" + id + "\"");
        assertThat(client.call("GET", AUDIT + "/" + id, "Cookie", server.cookieOf(LiveServer.POOR))
                        .body())
                .isEqualTo("{\"success\":false,\"error\":\"Audit log not found\"}");
        assertThat(get(AUDIT + "/000000000000000000ffffff").status()).isEqualTo(404);
        assertThat(get(AUDIT + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void signInsAreThereAndFailedOnesToo() {
        client.post("/api/auth/login", "{\"email\":\"account-1@example.com\",\"password\":\"wrong password\"}");

        assertThat(get(AUDIT + "?action=login&success=true").body()).contains("\"total\":1}");
        assertThat(get(AUDIT + "?action=login&success=false").body())
                .contains("\"total\":1}")
                .doesNotContain("wrong password");
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        Answer answer = client.call("GET", AUDIT + "?resourceType=license", "Cookie", server.cookieOf(LiveServer.POOR));

        assertThat(answer.body()).isEqualTo("{\"success\":true,\"auditLogs\":[],\"count\":0,\"total\":0}");
    }

    @Test
    void itIsToldInPages() {
        assertThat(get(AUDIT + "?limit=1").body()).contains("\"count\":1,\"total\":2}");
        assertThat(get(AUDIT + "?limit=1&skip=1").body()).contains("\"action\":\"login\"", "\"count\":1,\"total\":2}");
        assertThat(get(AUDIT + "?skip=1000000000").body()).contains("\"auditLogs\":[],\"count\":0,\"total\":2}");
        assertThat(get(AUDIT + "?startDate=2100-01-01").body()).contains("\"total\":0}");
        assertThat(get(AUDIT + "?endDate=2100-01-01T00:00:00.000Z").body()).contains("\"total\":2}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit must be 1 to 1000",
        "limit=1001, limit must be 1 to 1000",
        "limit=ten, limit must be 1 to 1000",
        "skip=-1, skip must be a number of at least 0",
        "success=yes, success must be true or false",
        "userId=7, userId must be 24 hexadecimal digits",
        "startDate=yesterday, startDate must be a date in ISO 8601",
        "endDate=10000-01-01, endDate must be a date in ISO 8601",
        "resourceType=licence, resourceType must be one of license"
    })
    void whatIsWronglyAskedForIsTold(String query, String words) {
        Answer answer = get(AUDIT + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIT, AUDIT + "/000000000000000000000001"})
    void whoeverIsNotSignedInReadsNothing(String path) {
        assertThat(client.call("GET", path).status()).isEqualTo(401);
        assertThat(client.call("DELETE", path, "Cookie", cookie).status()).isEqualTo(405);
    }

    private Answer get(String path) {
        return client.call("GET", path, "Cookie", cookie);
    }
}
