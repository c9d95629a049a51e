package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Password;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.testkit.Authenticator;
import org.portcullis.testkit.Fixtures;

/** Programs that sign in where a second factor is demanded, over real sockets. */
class TwoFactorLoginTest {

    private static final String REQUIRED = "{\"error\":\"Unauthorized\","
            + "\"message\":\"Send the two-factor code along as \\\"code\\\"\",\"code\":\"TWO_FACTOR_REQUIRED\"}";
    private static final String INVALID =
            "{\"error\":\"Unauthorized\",\"message\":\"Invalid two-factor code\",\"code\":\"INVALID_CODE\"}";

    private final LiveServer server = LiveServer.start();
    private final Users users = new Users(server);
    private final String email = server.emailOf(LiveServer.OWNER);
    private final Authenticator authenticator = enroll();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void withoutACodeItIsDemanded() {
        for (String more : new String[] {"", ",\"code\":null", ",\"code\":\" \""}) {
            Answer answer = login(LiveServer.PASSWORD, more);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(REQUIRED);
        }
    }

    @Test
    void aWrongCodeIsToldAndARightOneLetsInOnce() {
        String wrong = authenticator.wrongCode(server.time().instant());
        Answer refused = login(LiveServer.PASSWORD, code(wrong));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(INVALID);

        String right = authenticator.code(server.time().instant());
        Answer in = login(LiveServer.PASSWORD, code(right));
        assertThat(in.status()).isEqualTo(200);
        assertThat(users.me(Users.field("token", in)).status()).isEqualTo(200);

        assertThat(login(LiveServer.PASSWORD, code(right)).body()).isEqualTo(INVALID);
    }

    @Test
    void aWrongPasswordTellsNothingOfACode() {
        String right = authenticator.code(server.time().instant());

        for (String more : new String[] {"", code(right), code("000000")}) {
            Answer answer = login("wrong", more);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"INVALID_CREDENTIALS\"");
        }
        assertThat(login(LiveServer.PASSWORD, code(right)).status()).isEqualTo(200);
    }

    @Test
    void guessesAreLimitedTogetherWithTheOtherDialects() {
        server.time().advance(Duration.ofMinutes(1));
        String wrong = authenticator.wrongCode(server.time().instant());
        for (int i = 0; i < 10; i++) {
            String body = "{\"challenge\":\"pcs_cha_x\",\"code\":\"" + wrong + "\"}";
            assertThat(users.client().post("/api/2fa/verify", body).status()).isEqualTo(401);
        }

        Answer refused = login(LiveServer.PASSWORD, code(wrong));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"RATE_LIMIT_EXCEEDED\"");
        assertThat(refused.header("Retry-After")).hasValue("6");
    }

    private Answer login(String password, String more) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(email, password, more);
        return users.client().post("/v1/auth/login", body);
    }

    private static String code(String code) {
        return ",\"code\":\"" + code + "\"";
    }

    /** Enabled by a code of the step before, so that the one of now is still good. */
    private Authenticator enroll() {
        var factor = server.engine().secondFactor();
        SessionBearer bearer = bearer();
        var ready = (SecondFactorSetup.Ready) factor.setUp(bearer, Optional.of(new Password(LiveServer.PASSWORD)));
        Authenticator made = new Authenticator(ready.written());
        factor.enable(bearer, made.code(server.time().instant().minusSeconds(30)));
        return made;
    }

    private SessionBearer bearer() {
        String token = users.signIn(LiveServer.OWNER).access();
        return server.engine()
                .authentication()
                .byAccessToken(token, Fixtures.origin())
                .orElseThrow();
    }
}
