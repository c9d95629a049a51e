package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Programs that call with an application's key, over real sockets. */
class AppKeysTest {

    private static final String KEY = "the-key-of-an-app";

    private final LiveServer server = LiveServer.start();
    private final Users users = new Users(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoBearsAnAppKeyIsToldAsTheAppsOwner() {
        server.appKey(KEY, LiveServer.PRODUCT);

        Answer me = users.me(KEY);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body())
                .contains("\"email\":\"" + server.emailOf(LiveServer.OWNER) + "\"")
                .contains("\"role\":\"user\"");
    }

    @Test
    void anAppKeyHasNoSessionToEnd() {
        server.appKey(KEY, LiveServer.PRODUCT);

        Answer answer = users.logout(KEY);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Forbidden\",\"message\":\"Insufficient permissions\",\"code\":\"FORBIDDEN\"}");
        assertThat(users.me(KEY).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoKeyIsTurnedAway() {
        server.appKey(KEY, LiveServer.PRODUCT);

        for (String presented : List.of(KEY + "x", KEY.toUpperCase(java.util.Locale.ROOT), "x".repeat(300), "a.b.c")) {
            Answer answer = users.me(presented);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(Users.UNAUTHORIZED);
        }
    }

    @Test
    void aTokenForSomeCallsIsNoAppKeyAndAnAppKeyIsNoToken() {
        server.appKey(KEY, LiveServer.PRODUCT);

        assertThat(users.me(LiveServer.API_TOKEN).status()).isEqualTo(401);
        assertThat(users.client().call("GET", "/api/v2/ping", "TOKEN", KEY).status())
                .isEqualTo(401);
        assertThat(users.client()
                        .call("GET", "/api/audit", "Authorization", "Bearer " + KEY)
                        .status())
                .isEqualTo(401);
    }
}
