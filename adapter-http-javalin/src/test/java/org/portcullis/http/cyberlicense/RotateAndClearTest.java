package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

class RotateAndClearTest {

    private static final String VALIDATE = "/api/license/validate";
    private static final String ROTATE = "/api/license/rotate";
    private static final String CLEAR = "/api/license/clear";
    private static final String BODY = "{\"key\": \"LIC-ABC123-XYZ789\"}";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();
    private final License license = server.license("LIC-ABC123-XYZ789", builder -> builder.limits(Limits.of(1, 1)));

    private final String cookie = server.cookieOf(LiveServer.OWNER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRotatedKeyIsRefusedAtOnceAndTheNewOneHasItsSeats() {
        client.post(VALIDATE, "{\"key\":\"LIC-ABC123-XYZ789\",\"ip\":\"192.0.2.1\"}");

        Answer answer = client.post(ROTATE, BODY, "Cookie", cookie);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .matches(
                        "\\{\"success\":true,\"oldKey\":\"LIC-ABC123-XYZ789\",\"newKey\":\"LIC-[A-Z2-9]{6}-[A-Z2-9]{6}\"}");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(client.post(VALIDATE, BODY).body())
                .isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"License not found\"}");
        String newKey = answer.body().replaceAll(".*\"newKey\":\"([^\"]*)\".*", "$1");
        assertThat(client.post(VALIDATE, "{\"key\":\"" + newKey + "\",\"ip\":\"192.0.2.1\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void clearingFreesAddressesAndDevices() {
        client.post(VALIDATE, "{\"key\":\"LIC-ABC123-XYZ789\",\"ip\":\"192.0.2.1\",\"hwid\":\"H-1\"}");

        Answer answer = client.post(CLEAR, BODY, "Cookie", cookie);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true,\"message\":\"License restrictions cleared\"}");
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROTATE, CLEAR})
    void anUnknownOrImpossibleKeyIsNotFound(String path) {
        server.license("LIC-DELETED", builder -> builder.standing(Standing.DELETED));

        for (String key : new String[] {"LIC-NOBODY-000000", "\u0410BCD", "abc", "LIC-DELETED"}) {
            Answer answer = client.post(path, "{\"key\":\"" + key + "\"}", "Cookie", cookie);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"License not found\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ROTATE, CLEAR})
    void aBadBodyIsToldInThisPathsShape(String path) {
        assertThat(client.post(path, "{\"key\":7}", "Cookie", cookie).body())
                .isEqualTo("{\"success\":false,\"error\":\"key must be text\"}");
        assertThat(client.post(path, "{}", "Cookie", cookie).body())
                .isEqualTo("{\"success\":false,\"error\":\"key is required\"}");
        assertThat(client.post(path, "{", "Cookie", cookie).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROTATE, CLEAR})
    void whoIsNotSignedInDoesNothing(String path) {
        client.post(VALIDATE, "{\"key\":\"LIC-ABC123-XYZ789\",\"ip\":\"192.0.2.1\"}");
        String secret = cookie.substring("session-token=".length());

        assertUnauthorized(client.post(path, BODY));
        assertUnauthorized(client.post(path, "{"));
        assertUnauthorized(client.post(path, BODY, "Authorization", "Bearer " + secret));
        for (String wrong : new String[] {"session-token", "session-token=", "other=" + secret, cookie + "x", secret}) {
            assertUnauthorized(client.post(path, BODY, "Cookie", wrong));
        }

        assertThat(server.seats(license).ips()).hasSize(1);
        assertThat(client.post(VALIDATE, BODY.replace("}", ",\"ip\":\"192.0.2.1\"}"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROTATE, CLEAR})
    void anothersLicenseIsNotFoundAndABuyerIsForbidden(String path) {
        client.post(VALIDATE, "{\"key\":\"LIC-ABC123-XYZ789\",\"ip\":\"192.0.2.1\"}");

        assertThat(client.post(path, BODY, "Cookie", server.cookieOf(LiveServer.POOR))
                        .body())
                .isEqualTo("{\"success\":false,\"error\":\"License not found\"}");
        Answer buyer = client.post(path, BODY, "Cookie", server.cookieOf(LiveServer.BUYER));
        assertThat(buyer.status()).isEqualTo(403);
        assertThat(buyer.body()).isEqualTo("{\"success\":false,\"error\":\"Forbidden\"}");
        assertThat(server.seats(license).ips()).hasSize(1);

        assertThat(client.post(path, BODY, "Cookie", server.cookieOf(LiveServer.ADMIN))
                        .status())
                .isEqualTo(200);
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Unauthorized\"}");
    }
}
