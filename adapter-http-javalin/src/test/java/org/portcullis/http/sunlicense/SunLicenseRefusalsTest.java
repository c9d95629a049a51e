package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

class SunLicenseRefusalsTest {

    private static final IpAddress BAD_IP = IpAddress.of("203.0.113.66");
    private static final HardwareId BAD_HARDWARE = new HardwareId("BAD-HWID-0001");
    private static final String BODY =
            "{\"licenseKey\":\"LIC-TESTED\",\"productId\":1,\"ip\":\"192.0.2.1\",\"hwid\":\"H-1\"}";
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
                refusal("deleted", license -> license.standing(Standing.DELETED), BODY, "License not found"),
                refusal("unspeakable key", license -> license, BODY.replace("LIC-TESTED", "abc"), "License not found"),
                refusal("ip", license -> license, BODY.replace("192.0.2.1", BAD_IP.text()), "IP banned"),
                refusal("hardware", license -> license, BODY.replace("H-1", BAD_HARDWARE.text()), "HWID banned"),
                refusal("revoked", license -> license.standing(Standing.REVOKED), BODY, "License revoked"),
                refusal("suspended", license -> license.standing(Standing.SUSPENDED), BODY, "License suspended"),
                refusal("inactive", license -> license.standing(Standing.INACTIVE), BODY, "License deactivated"),
                refusal(
                        "not yet valid",
                        license -> license.term(new Term.Perpetual(Optional.of(NOW.plusMillis(1)))),
                        BODY,
                        "License not yet valid"),
                refusal("expired now", license -> license.term(Term.until(NOW)), BODY, "License expired"),
                refusal("product", license -> license, BODY.replace(":1,", ":3,"), "Invalid product"),
                refusal("locked", license -> license.ipLock(new IpLock.Held(Fixtures.ip(9))), BODY, "Max IPs reached"),
                refusal("no address", license -> license.limits(Limits.of(0, 5)), BODY, "Max IPs reached"),
                refusal("no device", license -> license.limits(Limits.of(5, 0)), BODY, "Max HWIDs reached"),
                refusal("no credits", license -> license.kind(LicenseKind.CONSUMPTION), BODY, "Insufficient credits"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalHasTheDocumentedWordsAndBindsNothing(
            String why, UnaryOperator<LicenseBuilder> shape, String body, String words) {
        License license = server.license("LIC-TESTED", shape);

        for (Version version : Version.values()) {
            Answer answer = version.validate(server.client(), body);

            assertThat(answer.body()).isEqualTo(told(words, 400));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(server.seats(license)).isEqualTo(Seats.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownKeyIsNotFound(Version version) {
        Answer answer = version.validate(server.client(), BODY);

        assertThat(answer.body()).isEqualTo(told("License not found", 400));
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void aPlanThatIsSpentIsTooManyRequestsUntilTomorrow(Version version) {
        server.license("LIC-TESTED", license -> license.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT));
        String body = BODY.replace(":1,", ":2,");
        version.validateAsThePoor(server.client(), body);
        version.validateAsThePoor(server.client(), body);

        Answer answer = version.validateAsThePoor(server.client(), body);
        server.time().advance(Duration.ofDays(1));
        Answer tomorrow = version.validateAsThePoor(server.client(), body);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo(told("Daily validation limit reached", 429));
        assertThat(tomorrow.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aProductThatWantsHardwareIsContentSinceEveryRequestNamesIt(Version version) {
        server.license("LIC-TESTED", license -> license.product(LiveServer.STRICT_PRODUCT));

        assertThat(version.validate(server.client(), BODY.replace(":1,", ":3,")).status())
                .isEqualTo(200);
    }

    /** No request of this dialect gets there, so no request can show it. */
    @Test
    void missingHardwareHasWordsToo() {
        assertThat(new SunLicenseErrors(InstantSource.fixed(NOW))
                        .of(new Refusal.HardwareRequired())
                        .body())
                .isEqualTo(new ValidationMessages.Answer("HWID required", 400, "2026-01-15T12:00:00.000+00:00"));
    }

    private static String told(String words, int status) {
        return "{\"message\":\"" + words + "\",\"status\":" + status
                + ",\"timestamp\":\"2026-01-15T12:00:00.000+00:00\"}";
    }

    private static Arguments refusal(String why, UnaryOperator<LicenseBuilder> shape, String body, String words) {
        return arguments(why, shape, body, words);
    }
}
