package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.validation.Refusal;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.Reply;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

class RefusalsTest {

    private static final String PATH = "/api/license/validate";
    private static final IpAddress BAD_IP = IpAddress.of("203.0.113.66");
    private static final HardwareId BAD_HARDWARE = new HardwareId("BAD-HWID-0001");
    private static final String BODY = "{\"key\":\"LIC-TESTED\",\"ip\":\"192.0.2.1\",\"hwid\":\"H-1\"}";
    private static final Instant NOW = Fixtures.NOW;

    private final LiveServer server = LiveServer.start();

    @BeforeEach
    void blacklistSome() {
        server.store(stores -> {
            BlacklistScope everywhere = new BlacklistScope.Instance();
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), everywhere, BAD_IP));
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), everywhere, BAD_HARDWARE));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("deleted", license -> license.standing(Standing.DELETED), BODY, 400, "License not found"),
                refusal(
                        "ip blacklisted",
                        license -> license,
                        BODY.replace("192.0.2.1", BAD_IP.text()),
                        403,
                        "IP blacklisted"),
                refusal(
                        "hardware blacklisted",
                        license -> license,
                        BODY.replace("H-1", BAD_HARDWARE.text()),
                        403,
                        "HWID blacklisted"),
                refusal("revoked", license -> license.standing(Standing.REVOKED), BODY, 403, "License revoked"),
                refusal("suspended", license -> license.standing(Standing.SUSPENDED), BODY, 403, "License suspended"),
                refusal("inactive", license -> license.standing(Standing.INACTIVE), BODY, 403, "License not active"),
                refusal(
                        "not yet valid",
                        license -> license.term(new Term.Perpetual(java.util.Optional.of(NOW.plusMillis(1)))),
                        BODY,
                        403,
                        "License not yet valid"),
                refusal(
                        "expired this very moment",
                        license -> license.term(Term.until(NOW)),
                        BODY,
                        403,
                        "License expired"),
                refusal(
                        "locked to another address",
                        license -> license.ipLock(new IpLock.Held(Fixtures.ip(9))),
                        BODY,
                        403,
                        "IP limit exceeded"),
                refusal(
                        "no address allowed",
                        license -> license.limits(Limits.of(0, 5)),
                        BODY,
                        403,
                        "IP limit exceeded"),
                refusal(
                        "no device allowed",
                        license -> license.limits(Limits.of(5, 0)),
                        BODY,
                        403,
                        "HWID limit exceeded"),
                refusal(
                        "hardware not told",
                        license -> license.product(LiveServer.STRICT_PRODUCT),
                        "{\"key\":\"LIC-TESTED\"}",
                        403,
                        "HWID required"),
                refusal(
                        "out of credits",
                        license -> license.kind(LicenseKind.CONSUMPTION),
                        BODY,
                        403,
                        "Insufficient credits"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalHasTheDocumentedWordsAndBindsNothing(
            String why, UnaryOperator<LicenseBuilder> shape, String body, int status, String words) {
        License license = server.license("LIC-TESTED", shape);

        Answer answer = server.client().post(PATH, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"" + words + "\"}");
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void anUnknownKeyIsNotFound() {
        Answer answer = server.client().post(PATH, BODY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"License not found\"}");
    }

    @Test
    void aPlanThatIsSpentIsTooManyRequestsUntilTomorrow() {
        server.license("LIC-TESTED", license -> license.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT));
        server.client().post(PATH, BODY);
        server.client().post(PATH, BODY);

        Answer answer = server.client().post(PATH, BODY);
        server.time().advance(Duration.ofDays(1));
        Answer tomorrow = server.client().post(PATH, BODY);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"valid\":false,\"error\":\"Daily validation limit exceeded\"}");
        assertThat(tomorrow.status()).isEqualTo(200);
    }

    @Test
    void aSecondAddressOrDeviceBeyondTheLimitIsRefusedAndTheFirstStaysGranted() {
        server.license("LIC-TESTED", license -> license.limits(Limits.of(1, 1)));

        assertThat(server.client().post(PATH, BODY).status()).isEqualTo(200);
        assertThat(server.client()
                        .post(PATH, BODY.replace("192.0.2.1", "192.0.2.2"))
                        .body())
                .contains("IP limit exceeded");
        assertThat(server.client().post(PATH, BODY.replace("H-1", "H-2")).body())
                .contains("HWID limit exceeded");
        assertThat(server.client().post(PATH, BODY).status()).isEqualTo(200);
    }

    /** No request of this dialect gets there, so no request can show it. */
    @Test
    void aWrongProductHasWordsToo() {
        Reply reply = CyberLicenseErrors.of(new Refusal.WrongProduct());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo(new CyberLicenseErrors.InvalidLicense(false, false, "Invalid product"));
    }

    private static Arguments refusal(
            String why, UnaryOperator<LicenseBuilder> shape, String body, int status, String words) {
        return arguments(why, shape, body, status, words);
    }
}
