package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.Users.Tokens;
import org.portcullis.ports.in.RegistrationOutcome;
import org.portcullis.testkit.Racers;

/** Registering, signing in and out, and staying in, over real sockets. */
class AuthTest {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String JWT = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String REFRESH = "pcs_ref_[0-9A-Za-z]{43}";
    private static final String INVALID_REFRESH = "{\"error\":\"Unauthorized\","
            + "\"message\":\"Refresh token is invalid, expired or spent\",\"code\":\"INVALID_REFRESH_TOKEN\"}";

    private final LiveServer server = LiveServer.start();
    private final Users users = new Users(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoRegistersIsToldFlatAndUnderUserAndIsSignedIn() {
        Answer answer = register("{\"email\":\"user@example.com\",\"password\":\"kettle 4\",\"name\":\"John Doe\"}");

        String user = "\"id\":\"" + UUID + "\",\"email\":\"user@example.com\",\"name\":\"John Doe\"";
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .matches("\\{" + user + ",\"token\":\"" + JWT + "\",\"refresh_token\":\"" + REFRESH + "\",\"user\":\\{"
                        + user + ",\"tier\":\"unlimited\",\"role\":\"user\"\\}\\}");
        Answer me = users.me(Users.field("token", answer));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).matches("\\{" + user + ",\"tier\":\"unlimited\",\"role\":\"user\",\"user\":\\{.*\\}\\}");
        assertThat(users.login("USER@example.com", "kettle 4").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email is required; password is required",
                "{\"email\":\"no address\",\"password\":\"kettle 4\"} | email must be an e-mail address",
                "{\"email\":\"a@example.com\",\"password\":\"seven 7\"} | password must have at least 8 characters",
                "{\"email\":\"a@example.com\",\"password\":\"password123\"} | password must not be one that is tried first",
                "{\"email\":7,\"password\":\"kettle 4\"} | email must be text",
                "{\"email\":\"a@example.com\",\"password\":\"kettle 4\",\"name\":\"a\\u0007\"}"
                        + " | name must not contain control characters",
                "[] | Body must be a JSON object",
            })
    void aBadRegistrationIsToldSo(String body, String words) {
        Answer answer = register(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Bad Request\",\"message\":\"" + words + "\",\"code\":\"VALIDATION_ERROR\"}");
    }

    @Test
    void aTakenAddressIsAConflict() {
        Answer answer = register(Users.credentials(server.emailOf(LiveServer.OWNER), "kettle 4"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"EMAIL_TAKEN\"");
    }

    @Test
    void whatABodySaysBesideIsIgnored() {
        Answer answer = register("{\"email\":\"user@example.com\",\"password\":\"kettle 4\",\"role\":\"admin\","
                + "\"tier\":\"POOR\",\"id\":\"1\",\"plan\":\"POOR\"}");

        assertThat(answer.body())
                .contains("\"tier\":\"unlimited\",\"role\":\"user\"")
                .contains("\"name\":null");
    }

    @Test
    void aServerThatIsClosedRegistersNobody() {
        try (LiveServer closed = LiveServer.start(config(), AuthTest::closed)) {
            Answer answer = closed.client().post("/v1/auth/register", Users.credentials("a@example.com", "kettle 4"));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"Forbidden\",\"message\":\"Registration is closed on this server\","
                            + "\"code\":\"REGISTRATION_CLOSED\"}");
        }
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreToldAlike() {
        for (Answer answer : List.of(
                users.login(server.emailOf(LiveServer.OWNER), "wrong"),
                users.login("nobody@example.com", LiveServer.PASSWORD))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"Unauthorized\",\"message\":\"Invalid email or password\","
                            + "\"code\":\"INVALID_CREDENTIALS\"}");
        }
    }

    @Test
    void tooManyAttemptsAreToldWhenToComeBack() {
        for (int attempt = 0; attempt < 10; attempt++) {
            users.login("nobody@example.com", "wrong");
        }

        Answer answer = users.login("nobody@example.com", "wrong");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).hasValue("6");
        assertThat(answer.body()).contains("\"code\":\"RATE_LIMIT_EXCEEDED\"");
        assertThat(server.client()
                        .post("/api/auth/login", Users.credentials("nobody@example.com", "wrong"))
                        .status())
                .as("through another door")
                .isEqualTo(429);
    }

    @Test
    void aRefreshTokenGetsTheNextPairOnce() {
        Tokens first = users.signIn(LiveServer.OWNER);

        Answer answer = users.refresh(first.refresh());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"token\":\"" + JWT + "\",\"refresh_token\":\"" + REFRESH + "\"\\}");
        Tokens second = Tokens.of(answer);
        assertThat(users.me(second.access()).status()).isEqualTo(200);

        Answer again = users.refresh(first.refresh());
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).isEqualTo(INVALID_REFRESH);
        assertThat(users.me(second.access()).status()).as("stolen").isEqualTo(401);
        assertThat(users.refresh(second.refresh()).status()).isEqualTo(401);
    }

    @Test
    void ofRacersWithOneRefreshTokenOneGetsTheNextPair() {
        String refresh = users.signIn(LiveServer.OWNER).refresh();

        List<Integer> statuses = Racers.race(16, racer -> users.refresh(refresh).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(15);
    }

    @Test
    void theRefreshTokenMayBeNamedInCamelCase() {
        String refresh = users.signIn(LiveServer.OWNER).refresh();

        assertThat(users.client()
                        .post("/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(refresh))
                        .status())
                .isEqualTo(200);
        assertThat(users.client().post("/v1/auth/refresh", "{}").body()).contains("refresh_token is required");
    }

    @Test
    void loggingOutEndsBothTokens() {
        Tokens tokens = users.signIn(LiveServer.OWNER);

        assertThat(users.logout(tokens.access()).body()).isEqualTo("{\"message\":\"Logged out successfully\"}");

        assertThat(users.me(tokens.access()).status()).isEqualTo(401);
        assertThat(users.refresh(tokens.refresh()).status()).isEqualTo(401);
        assertThat(users.logout(tokens.access()).status()).isEqualTo(401);
    }

    @Test
    void theTokenAdmitsToCyberLicensesAdminRoutesWithinWhatItsUserSees() {
        String rotate = "/api/license/rotate";
        String body = "{\"key\":\"%s\"}"
                .formatted(server.license("LIC-ABC123-XYZ789", license -> license)
                        .key()
                        .text());
        String owner = users.signIn(LiveServer.OWNER).access();
        String other = users.signIn(LiveServer.POOR).access();

        assertThat(users.client()
                        .post(rotate, body, "Authorization", "Bearer " + other)
                        .status())
                .isEqualTo(404);
        assertThat(users.client()
                        .post(rotate, body, "Authorization", "Bearer x")
                        .status())
                .isEqualTo(401);
        assertThat(users.client()
                        .post(rotate, body, "Authorization", "Bearer " + owner)
                        .status())
                .isEqualTo(200);
        assertThat(users.client()
                        .post(rotate, body, "Authorization", "Basic eDp5", "Cookie", server.cookieOf(LiveServer.POOR))
                        .status())
                .as("a proxy's own sign-in beside the cookie")
                .isEqualTo(404);
        assertThat(users.client()
                        .call("GET", "/api/v2/ping", "Authorization", "Bearer " + owner)
                        .status())
                .as("another dialect's rule")
                .isEqualTo(401);
    }

    @Test
    void theOddHeadersOfRealClientsDoNoHarm() {
        Tokens tokens = users.signIn(LiveServer.OWNER);

        Answer answer = users.client()
                .call(
                        "GET",
                        "/v1/auth/me",
                        "Authorization",
                        "bearer  " + tokens.access(),
                        "Content-Type",
                        "application/json",
                        "X-API-Version",
                        "1.0",
                        "X-Platform",
                        "java-sdk");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void anHourLaterTheTokenIsRefusedAndTheRefreshTokenIsNot() {
        Tokens tokens = users.signIn(LiveServer.OWNER);

        server.time().set(server.time().instant().plus(Duration.ofMinutes(61)));

        assertThat(users.me(tokens.access()).status()).isEqualTo(401);
        assertThat(users.refresh(tokens.refresh()).status()).isEqualTo(200);
    }

    private Answer register(String body) {
        return users.client().post("/v1/auth/register", body);
    }

    private static HttpConfig config() {
        return LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE);
    }

    private static UseCases closed(UseCases real) {
        UnaryOperator<AccessUseCases> closing = access -> new AccessUseCases(
                access.authentication(),
                access.signIn(),
                access.discord(),
                access.secondStep(),
                access.secondFactor(),
                access.programs(),
                (origin, request) -> new RegistrationOutcome.Closed(),
                access.publicKeys(),
                access.sessions(),
                access.passwords(),
                access.recovery());
        return new UseCases(
                real.validation(),
                real.licenses(),
                real.administration(),
                closing.apply(real.access()),
                real.audit(),
                real.status(),
                real.time());
    }
}
