package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.Racers;

/** Verification, over real sockets. */
class VerifyTest {

    private static final String PATH = "/v1/licenses/verify";
    private static final String KEY = "LC-VERIFY-000001";
    private static final String BODY = "{\"key\":\"" + KEY + "\",\"hwuid\":\"H-1\"}";
    private static final HardwareId BAD_HARDWARE = new HardwareId("BAD-HWID-0001");
    private static final Instant NOW = Fixtures.NOW;

    private final LiveServer server = LiveServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aValidKeyIsToldAsTheDocumentHasIt() {
        License license = server.license(
                KEY,
                builder -> builder.plan(LicensePlan.ENTERPRISE)
                        .holder(new Holder(Optional.of("John Doe"), Optional.of("user@example.com")))
                        .term(Term.until(Instant.parse("2026-12-31T23:59:59Z"))));

        Answer answer = server.client().post(PATH, BODY, "User-Agent", "Mozilla/5.0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"valid\":true,\"status\":\"ACTIVE\",\"expiresAt\":\"2026-12-31T23:59:59Z\","
                        + "\"email\":\"user@example.com\",\"verificationType\":\"enterprise\","
                        + "\"metadata\":{\"ipAddress\":\"127.0.0.1\",\"userAgent\":\"Mozilla/5.0\","
                        + "\"verifiedAt\":\"2026-01-15T12:00:00.000Z\",\"advancedChecks\":true}}");
        assertThat(server.seats(license).activations()).containsOnlyKeys(new HardwareId("H-1"));
    }

    @Test
    void theKeyHasOtherNamesToo() {
        server.license(KEY, builder -> builder);

        for (String name : List.of("key", "licenseKey", "license_key")) {
            assertThat(verify("{\"%s\":\"%s\"}".formatted(name, KEY)).body()).contains("\"valid\":true");
        }
    }

    @Test
    void hardwareIsCheckedIfItIsTold() {
        License license = server.license(KEY, builder -> builder.limits(Limits.of(-1, 1)));

        assertThat(verify("{\"key\":\"" + KEY + "\"}").body()).contains("\"advancedChecks\":false", "\"email\":null");
        assertThat(verify(BODY).body()).contains("\"advancedChecks\":true");
        assertThat(verify("{\"key\":\"" + KEY + "\",\"hardwareId\":\"H-1\"}").body())
                .contains("\"valid\":true");
        assertThat(verify("{\"key\":\"" + KEY + "\",\"hardware_id\":\"H-2\"}").body())
                .isEqualTo("{\"valid\":false,\"reason\":\"hardware_id_mismatch\",\"status\":\"ACTIVE\"}");
        assertThat(server.seats(license).activations()).hasSize(1);
    }

    @Test
    void nobodyKnowsTheStatusOfAnUnknownKey() {
        server.license(KEY, builder -> builder.standing(Standing.DELETED));

        for (String body : List.of(
                BODY, "{\"key\":\"LC-NOBODY-000001\"}", "{\"key\":\"\u0410\u0412\u0421\"}", "{\"key\":\"-\"}")) {
            Answer answer = verify(body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"valid\":false,\"reason\":\"License key not found\"}");
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("License revoked", "REVOKED", license -> license.standing(Standing.REVOKED)),
                refusal("License suspended", "SUSPENDED", license -> license.standing(Standing.SUSPENDED)),
                refusal("License inactive", "INACTIVE", license -> license.standing(Standing.INACTIVE)),
                refusal(
                        "License not yet valid",
                        "ACTIVE",
                        license -> license.term(new Term.Perpetual(Optional.of(NOW.plusMillis(1))))),
                refusal("License expired", "EXPIRED", license -> license.term(Term.until(NOW))),
                refusal("hardware_id_mismatch", "ACTIVE", license -> license.limits(Limits.of(-1, 0))),
                refusal("ip_limit_exceeded", "ACTIVE", license -> license.limits(Limits.of(0, -1))),
                refusal("ip_limit_exceeded", "ACTIVE", license -> license.ipLock(new IpLock.Held(Fixtures.ip(9)))),
                refusal("insufficient_credits", "ACTIVE", license -> license.kind(LicenseKind.CONSUMPTION)));
    }

    private static Arguments refusal(String reason, String status, UnaryOperator<LicenseBuilder> license) {
        return arguments(reason, status, license);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnAnswerLikeAnyOther(String reason, String status, UnaryOperator<LicenseBuilder> shape) {
        License license = server.license(KEY, shape);

        Answer answer = verify(BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"valid\":false,\"reason\":\"" + reason + "\",\"status\":\"" + status + "\"}");
        assertThat(server.seats(license).activations()).isEmpty();
    }

    @Test
    void whatIsBarredIsToldBeforeTheStatus() {
        server.license(KEY, builder -> builder.standing(Standing.REVOKED));
        server.store(stores -> stores.blacklists()
                .add(Fixtures.barred(stores.blacklists().nextId(), new BlacklistScope.Instance(), BAD_HARDWARE)));

        assertThat(verify(BODY.replace("H-1", BAD_HARDWARE.text())).body())
                .isEqualTo("{\"valid\":false,\"reason\":\"hardware_blacklisted\",\"status\":\"REVOKED\"}");
        server.store(stores -> stores.blacklists()
                .add(Fixtures.barred(
                        stores.blacklists().nextId(), new BlacklistScope.Instance(), IpAddress.of("127.0.0.1"))));
        assertThat(verify(BODY).body()).contains("\"reason\":\"ip_blacklisted\"");
    }

    @Test
    void hardwareThatAnAppAsksForAndIsNotToldIsMissed() {
        server.license(KEY, builder -> builder.product(LiveServer.STRICT_PRODUCT));

        assertThat(verify("{\"key\":\"" + KEY + "\"}").body())
                .isEqualTo("{\"valid\":false,\"reason\":\"hardware_id_required\",\"status\":\"ACTIVE\"}");
    }

    @Test
    void aPlanThatIsSpentForTodayIsARefusalToo() {
        server.license(KEY, builder -> builder.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT));
        verify(BODY);
        verify(BODY);

        assertThat(verify(BODY).body())
                .isEqualTo("{\"valid\":false,\"reason\":\"plan_limit_reached\",\"status\":\"ACTIVE\"}");
    }

    @Test
    void whateverIsBorneIsNeitherNeededNorAFault() {
        server.license(KEY, builder -> builder);
        server.appKey("key-of-another-app", LiveServer.STRICT_PRODUCT);

        for (String header : List.of(
                "Bearer key-of-another-app", "Bearer made-up", "Bearer a.b.c", "Bearer", "Basic eDp5", "Bearer x y")) {
            Answer answer = server.client()
                    .post(PATH, BODY, "Authorization", header, "X-API-Version", "1.0", "X-Platform", "java");
            assertThat(answer.body()).as(header).contains("\"valid\":true");
        }
    }

    @Test
    void ofManyThatRaceForTheLastSeatOneGetsIt() {
        License license = server.license(KEY, builder -> builder.limits(Limits.of(-1, 1)));

        List<Boolean> granted = Racers.race(
                24,
                number -> verify("{\"key\":\"" + KEY + "\",\"hwuid\":\"H-" + number + "\"}")
                        .body()
                        .contains("\"valid\":true"));

        assertThat(granted).containsOnlyOnce(true);
        assertThat(server.seats(license).activations()).hasSize(1);
    }

    @Test
    void aCallThatIsSentAgainSpendsNothingMore() {
        License license = server.license(KEY, builder -> builder.kind(LicenseKind.CONSUMPTION));
        server.store(stores -> stores.credits().setTotal(license.id(), 1));

        for (int sent = 0; sent < 3; sent++) {
            assertThat(server.client()
                            .post(PATH, BODY, "Idempotency-Key", "one")
                            .body())
                    .contains("\"valid\":true");
        }
        assertThat(server.client()
                        .post(PATH, BODY.replace("H-1", "H-2"), "Idempotency-Key", "one")
                        .status())
                .isEqualTo(422);
        assertThat(verify(BODY).body()).contains("insufficient_credits");
    }

    private Answer verify(String body) {
        return server.client().post(PATH, body);
    }
}
