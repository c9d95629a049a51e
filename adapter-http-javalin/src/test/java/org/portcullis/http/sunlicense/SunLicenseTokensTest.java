package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;

/** What a token is good for, whose licences it may ask about, and for how long. */
class SunLicenseTokensTest {

    private static final String BODY = "{\"licenseKey\":\"LIC-OWNED\",\"productId\":1,\"hwid\":\"H-1\"}";
    private static final Set<Intent> VALIDATE = EnumSet.of(Intent.LICENSE_VALIDATE);

    private LiveServer server;
    private License license;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        license = server.license("LIC-OWNED", builder -> builder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void onlyTheDocumentedIntentsValidate(Intent intent) {
        server.apiToken("one", LiveServer.OWNER, EnumSet.of(intent), Optional.empty());
        boolean isGoodForIt = intent == Intent.LICENSE_VALIDATE || intent == Intent.ALL_READ_WRITE;

        Answer answer = validate("one");

        assertThat(answer.status()).isEqualTo(isGoodForIt ? 200 : 403);
        if (!isGoodForIt) {
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"invalid token or missing required intent\","
                            + "\"accepted_intents\":[\"LICENSE_VALIDATE\",\"ALL_READ_WRITE\"]}");
            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
        }
        assertThat(ping("one").status()).isEqualTo(200);
    }

    @Test
    void anothersLicenseIsUnknownAndTakesNoSeat() {
        server.apiToken("poor", LiveServer.POOR, VALIDATE, Optional.empty());

        assertThat(validate("poor").body()).startsWith("{\"message\":\"License not found\",\"status\":400");
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void anAdministratorSeesTheWholeInstance() {
        AccountId admin = new AccountId(99);
        server.store(stores -> stores.accounts()
                .add(new Account(
                        admin,
                        new CountingIdentifiers().uuid(Fixtures.NOW),
                        "admin@example.com",
                        Role.ADMIN,
                        "UNLIMITED",
                        Fixtures.NOW)));
        server.apiToken("admin", admin, VALIDATE, Optional.empty());

        assertThat(validate("admin").body()).startsWith("{\"message\":\"License validated\"");
    }

    @Test
    void aTokenEndsWhenItExpires() {
        server.apiToken(
                "short",
                LiveServer.OWNER,
                VALIDATE,
                Optional.of(server.time().instant().plus(Duration.ofDays(1))));
        server.time().advance(Duration.ofDays(1).minusMillis(1));
        assertThat(ping("short").status()).isEqualTo(200);

        server.time().advance(Duration.ofMillis(1));

        assertThat(ping("short").status()).isEqualTo(401);
        assertThat(validate("short").status()).isEqualTo(401);
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void aTokenThatIsTakenBackIsRefusedAtOnceAndByItsOwnersOnly() {
        ApiToken token = server.apiToken("taken", LiveServer.OWNER, VALIDATE, Optional.empty());
        assertThat(ping("taken").status()).isEqualTo(200);

        assertThat(server.engine().tokens().revoke(as(LiveServer.POOR), token.id()))
                .isFalse();
        assertThat(ping("taken").status()).isEqualTo(200);
        assertThat(server.engine().tokens().revoke(as(LiveServer.OWNER), token.id()))
                .isTrue();

        assertThat(ping("taken").status()).isEqualTo(401);
        assertThat(validate("taken").status()).isEqualTo(401);
    }

    @Test
    void theUseIsNoted() {
        ApiToken token = server.apiToken("used", LiveServer.OWNER, VALIDATE, Optional.empty());
        ping("wrong");
        assertThat(lastUseOf(token)).isEmpty();

        ping("used");

        assertThat(lastUseOf(token)).contains(server.time().instant());
    }

    private Optional<Instant> lastUseOf(ApiToken token) {
        return server.ask(stores -> stores.apiTokens().list(Fixtures.EVERYTHING, PageRequest.first(10)).items().stream()
                .filter(holder -> holder.token().equals(token))
                .findFirst()
                .flatMap(TokenHolder::lastUsedAt));
    }

    private static Caller as(AccountId account) {
        return new Caller.SignedIn(account, Role.USER, Fixtures.origin());
    }

    private Answer ping(String token) {
        return server.client().call("GET", "/api/v2/ping", "TOKEN", token);
    }

    private Answer validate(String token) {
        return server.client().post("/api/v2/validate", BODY, "TOKEN", token);
    }
}
