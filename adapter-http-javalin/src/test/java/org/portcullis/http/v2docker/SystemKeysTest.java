package org.portcullis.http.v2docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.testkit.Fixtures;

/** Programs that call with an account's system key, over real sockets. */
class SystemKeysTest {

    private static final String OWNED = "OWND-OWND-OWND-OWND";

    private final LiveServer server = LiveServer.start();
    private final Programs programs = Programs.of(server);

    @BeforeEach
    void addLicense() {
        server.license(OWNED, builder -> builder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theKeyAdmitsAndTheNameOfItsHeaderHasNoCase() {
        assertThat(programs.info(OWNED).status()).isEqualTo(200);
        assertThat(call("x-api-key", Programs.KEY).status()).isEqualTo(200);
        assertThat(call("X-API-KEY", " " + Programs.KEY + "\t").status()).isEqualTo(200);
    }

    @Test
    void withoutAKeyNothingIsToldNotEvenWhetherTheLicenseExists() {
        for (String key : List.of(OWNED, "NONE-NONE-NONE-NONE", "x".repeat(129), "abc")) {
            Answer answer = server.client().call("GET", Programs.path(key));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(Programs.UNAUTHORIZED);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        }
    }

    @Test
    void whatIsNoKeyIsTurnedAwayAndNotRepeated() {
        for (String presented : List.of(
                "AF-2026-WRONG",
                Programs.KEY + "x",
                Programs.KEY.toLowerCase(Locale.ROOT),
                "Bearer " + Programs.KEY,
                "x".repeat(5_000),
                " ")) {
            Answer answer = programs.infoWith(presented, OWNED);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(Programs.UNAUTHORIZED);
        }
    }

    @Test
    void theKeyIsTakenFromItsHeaderOnly() {
        assertThat(call("Authorization", "Bearer " + Programs.KEY).status()).isEqualTo(401);
        assertThat(call("TOKEN", Programs.KEY).status()).isEqualTo(401);
        assertThat(server.client()
                        .call("GET", Programs.path(OWNED) + "?api_key=" + Programs.KEY + "&X-API-Key=" + Programs.KEY)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void otherCredentialsAreNoSystemKeys() {
        server.appKey("the-key-of-an-app", LiveServer.PRODUCT);

        for (String presented : List.of("the-key-of-an-app", LiveServer.API_TOKEN, LiveServer.PASSWORD)) {
            assertThat(programs.infoWith(presented, OWNED).status()).isEqualTo(401);
        }
        assertThat(call("Cookie", server.cookieOf(LiveServer.OWNER)).status()).isEqualTo(401);
        assertThat(call("TOKEN", LiveServer.API_TOKEN).status()).isEqualTo(401);
    }

    @Test
    void aRenewedKeyIsRefusedAtOnceAndTheNewOneAdmits() {
        Caller vendor = new Caller.SignedIn(LiveServer.OWNER, Role.USER, Fixtures.origin());

        TokenCreation renewal = server.engine().tokens().renewSystemKey(vendor, LiveServer.OWNER);

        String renewed = ((TokenCreation.Done) renewal).secret().text();
        assertThat(programs.info(OWNED).status()).isEqualTo(401);
        assertThat(programs.infoWith(renewed, OWNED).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatWasTakenBackOrExpiredIsRefused() {
        ApiToken revoked = programs.systemKey("of-the-poor", LiveServer.POOR);
        server.store(stores ->
                stores.apiTokens().update(revoked.revoked(server.time().instant())));
        programs.systemKey(
                "of-the-administrator",
                LiveServer.ADMIN,
                Optional.of(server.time().instant().plusSeconds(1)));

        assertThat(programs.infoWith("of-the-poor", OWNED).status()).isEqualTo(401);
        assertThat(programs.infoWith("of-the-administrator", OWNED).status()).isEqualTo(200);
        server.time().advance(Duration.ofSeconds(1));
        assertThat(programs.infoWith("of-the-administrator", OWNED).status()).isEqualTo(401);
    }

    @Test
    void anotherAccountsLicenseIsToldAsIfItWereNotThere() {
        programs.systemKey("of-the-poor", LiveServer.POOR);

        Answer others = programs.infoWith("of-the-poor", OWNED);
        Answer nobodys = programs.infoWith("of-the-poor", "NONE-NONE-NONE-NONE");

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(Programs.NOT_FOUND).isEqualTo(nobodys.body());
    }

    @Test
    void anAdministratorsKeySeesAll() {
        programs.systemKey("of-the-administrator", LiveServer.ADMIN);

        assertThat(programs.infoWith("of-the-administrator", OWNED).body())
                .isEqualTo(programs.info(OWNED).body());
    }

    @Test
    void theKeyOfWhoBecameABuyerAdmitsNobody() {
        programs.systemKey("of-the-buyer", LiveServer.BUYER);

        Answer answer = programs.infoWith("of-the-buyer", OWNED);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(Programs.UNAUTHORIZED);
    }

    @Test
    void theSystemKeyOpensNothingOfOtherDialects() {
        assertThat(server.client()
                        .call("GET", "/api/audit", "X-API-Key", Programs.KEY)
                        .status())
                .isEqualTo(401);
        assertThat(server.client()
                        .call("GET", "/api/v2/ping", "X-API-Key", Programs.KEY, "TOKEN", Programs.KEY)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void neitherKeyIsInAnAnswerToAFailureNorInTheLog() {
        try (LiveServer failing = LiveServer.start(
                        LiveServer.config(List.of(), true, HttpConfig.DEFAULT_PATIENCE),
                        real -> new UseCases(
                                real.validation(),
                                null,
                                real.administration(),
                                real.access(),
                                real.audit(),
                                real.status(),
                                real.time()));
                LogLines log = new LogLines()) {
            Answer answer = Programs.of(failing).info(OWNED);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"code\":\"INTERNAL_ERROR\",\"message\":\"Internal server error\"}}");
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(OWNED) || line.contains(Programs.KEY));
        }
    }

    private Answer call(String header, String value) {
        return server.client().call("GET", Programs.path(OWNED), header, value);
    }
}
