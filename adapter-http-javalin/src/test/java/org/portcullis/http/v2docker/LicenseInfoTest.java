package org.portcullis.http.v2docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/** {@code GET /api/license/info/{license_key}}: what is told of a licence. */
class LicenseInfoTest {

    private static final String KEY = "INFO-INFO-INFO-INFO";
    private static final Instant NOW = Fixtures.NOW;

    private final LiveServer server = LiveServer.start();
    private final Programs programs = Programs.of(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyDocumentedFieldIsThereInItsOrder() {
        License license = license(builder -> builder.customer(customer())
                .term(Term.of(
                        Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
                        Optional.of(Instant.parse("2026-01-02T00:00:00Z"))))
                .limits(new Limits(Limit.UNLIMITED, Limit.of(5), Limit.of(10))));
        Activation device = bind(
                license,
                new NewDevice(new HardwareId("unique-hardware"), Optional.of("DESKTOP-ABC123"), Optional.of("1.0.0")),
                NOW.plusMillis(999));

        Answer answer = programs.info(KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .isEqualTo(("{\"license\":{\"id\":%d,\"key\":\"INFO-INFO-INFO-INFO\",\"customer_name\":\"ACME Corp\","
                                + "\"type\":\"subscription\",\"valid_from\":\"2025-01-01\",\"valid_until\":\"2026-01-01\","
                                + "\"max_activations\":5,\"max_users\":10,\"is_active\":true},"
                                + "\"activations\":[{\"id\":%d,\"hardware_hash\":\"unique-hardware\","
                                + "\"machine_name\":\"DESKTOP-ABC123\",\"activated_at\":\"2026-01-15T12:00:00Z\","
                                + "\"last_heartbeat\":\"2026-01-15T12:00:00Z\",\"is_active\":true}]}")
                        .formatted(license.id().value(), device.id().value()));
    }

    @Test
    void whatIsNotSaidIsNull() {
        License license = license(builder -> builder);
        bind(license, NewDevice.of(new HardwareId("H-1")), NOW);

        assertThat(programs.info(KEY).body())
                .contains(
                        "\"customer_name\":null",
                        "\"type\":\"perpetual\"",
                        "\"valid_until\":null",
                        "\"max_activations\":null",
                        "\"max_users\":null",
                        "\"machine_name\":null");
    }

    @ParameterizedTest
    @CsvSource({"-1, null", "0, 0", "1, 1", "2147483647, 2147483647"})
    void aLimitIsANumberAndNoLimitIsNull(int limit, String shown) {
        license(builder -> builder.limits(new Limits(Limit.of(3), Limit.of(limit), Limit.UNLIMITED)));
        server.license("INFO-OTHR", builder -> builder.limits(new Limits(Limit.of(3), Limit.of(4), Limit.of(limit))));

        assertThat(programs.info(KEY).body()).contains("\"max_activations\":" + shown + ",\"max_users\":null");
        assertThat(programs.info("INFO-OTHR").body()).contains("\"max_activations\":4,\"max_users\":" + shown + ",");
    }

    @ParameterizedTest
    @EnumSource(names = "DELETED", mode = EnumSource.Mode.EXCLUDE)
    void onlyAnActiveLicenseIsActive(Standing standing) {
        license(builder -> builder.standing(standing));

        assertThat(programs.info(KEY).body()).contains("\"is_active\":" + (standing == Standing.ACTIVE) + "}");
    }

    @Test
    void aDeletedLicenseIsUnknownToItsOwnerAndToAdministrators() {
        license(builder -> builder.standing(Standing.DELETED));
        programs.systemKey("of-the-administrator", LiveServer.ADMIN);

        for (String apiKey : new String[] {Programs.KEY, "of-the-administrator"}) {
            Answer answer = programs.infoWith(apiKey, KEY);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(Programs.NOT_FOUND);
        }
    }

    @Test
    void whetherATermIsOverIsToldByItsEndAlone() {
        license(builder -> builder.term(Term.until(Instant.parse("2026-01-15T00:00:00Z"))));
        server.license("INFO-AHED", builder -> builder.term(new Term.Perpetual(Optional.of(NOW.plusMillis(1)))));

        assertThat(programs.info(KEY).body()).contains("\"valid_until\":\"2026-01-14\"", "\"is_active\":true}");
        assertThat(programs.info("INFO-AHED").body())
                .contains("\"valid_from\":\"2026-01-15T12:00:00.001Z\"", "\"is_active\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        // the first moment that is no longer in it, what is shown
        "2026-03-01T00:00:00Z,     2026-02-28",
        "2024-03-01T00:00:00Z,     2024-02-29",
        "2026-01-01T00:00:00Z,     2025-12-31",
        "2026-01-01T00:00:00.001Z, 2026-01-01T00:00:00.001Z",
        "2026-01-01T12:30:00Z,     2026-01-01T12:30:00Z",
        "2025-12-31T23:59:59.999Z, 2025-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z,     1969-12-31",
    })
    void anEndIsTheLastDayOrTheMomentWithinADay(Instant end, String shown) {
        license(builder -> builder.term(Term.until(end)));

        assertThat(programs.info(KEY).body()).contains("\"valid_until\":\"" + shown + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:00:00Z,     2025-01-01",
        "2025-01-01T00:00:01Z,     2025-01-01T00:00:01Z",
        "2024-12-31T23:59:59.999Z, 2024-12-31T23:59:59.999Z",
    })
    void aBeginningIsTheFirstDayOrTheMomentWithinADay(Instant begin, String shown) {
        license(builder -> builder.term(new Term.Perpetual(Optional.of(begin))));

        assertThat(programs.info(KEY).body()).contains("\"valid_from\":\"" + shown + "\"");
    }

    @Test
    void whatHasNoBeginningBeganOnTheDayOnWhichItWasMade() {
        license(builder -> builder.createdAt(Instant.parse("2020-02-29T23:59:59.999Z")));

        assertThat(programs.info(KEY).body()).contains("\"valid_from\":\"2020-02-29\"");
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED,       false, perpetual",
        "TRIAL,       false, perpetual",
        "CONSUMPTION, false, perpetual",
        "ENTERPRISE,  false, perpetual",
        "FIXED,       true,  subscription",
        "TRIAL,       true,  trial",
        "CONSUMPTION, true,  consumption",
        "ENTERPRISE,  true,  enterprise",
    })
    void aTypeIsToldByKindAndEnd(LicenseKind kind, boolean ends, String type) {
        license(builder -> builder.kind(kind).term(ends ? Term.until(NOW.plus(Duration.ofDays(9))) : Term.forever()));

        assertThat(programs.info(KEY).body()).contains("\"type\":\"" + type + "\"");
    }

    @Test
    void theCustomerIsNamedElseTheHolder() {
        Holder holder = new Holder(Optional.of("A. Holder"), Optional.of("holder@example.com"));
        license(builder -> builder.holder(holder).customer(customer()));
        server.license("INFO-HOLD", builder -> builder.holder(holder));

        assertThat(programs.info(KEY).body()).contains("\"customer_name\":\"ACME Corp\"");
        assertThat(programs.info("INFO-HOLD").body())
                .contains("\"customer_name\":\"A. Holder\"")
                .doesNotContain("holder@example.com");
    }

    @Test
    void devicesComeInTheOrderInWhichTheyTookTheirSeatsWhateverTheyAreKnownBy() {
        License license = license(builder -> builder);
        Fingerprint fingerprint = Fixtures.fingerprint("C-1", "D-1", "M-1");
        bind(license, NewDevice.of(new HardwareId("Z-LAST")), NOW);
        bind(license, NewDevice.of(fingerprint), NOW.plusSeconds(1));
        bind(license, NewDevice.of(new HardwareId("A \"quoted\"")), NOW.plusSeconds(2));

        assertThat(programs.info(KEY).body())
                .containsSubsequence(
                        "\"hardware_hash\":\"Z-LAST\"",
                        "\"activated_at\":\"2026-01-15T12:00:00Z\"",
                        "\"hardware_hash\":\"" + fingerprint.identity() + "\"",
                        "\"activated_at\":\"2026-01-15T12:00:01Z\"",
                        "\"hardware_hash\":\"A \\\"quoted\\\"\"",
                        "\"activated_at\":\"2026-01-15T12:00:02Z\"");
    }

    @Test
    void aDeviceThatGaveItsSeatBackIsGone() {
        License license = license(builder -> builder);
        bind(license, NewDevice.of(new HardwareId("H-1")), NOW);
        server.store(stores -> stores.seats().clearHardware(license.id()));

        assertThat(programs.info(KEY).body()).endsWith("\"activations\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "info-info-info-info",
                "INFOINFOINFOINFO",
                "i-n-f-o-INFO-infoINFO",
                "%20INFO-INFO-INFO-INFO%20",
                "INFO%2DINFO-INFO-%49NFO",
                "INFO-INFO-INFO-INFO/"
            })
    void aKeyIsKnownInAnySpelling(String spelling) {
        license(builder -> builder);

        Answer answer = programs.info(spelling);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"key\":\"INFO-INFO-INFO-INFO\"");
    }

    @Test
    void aKeyMayHoldWhateverAnUrlCanSpell() {
        server.license("a+b%/c?#", builder -> builder);

        assertThat(programs.info("a+b%25%2Fc%3F%23").status()).isEqualTo(200);
    }

    @Test
    void aRotatedKeyIsUnknownAtOnceAndTheNewOneIsKnown() {
        License license = license(builder -> builder);
        Caller vendor = new Caller.SignedIn(LiveServer.OWNER, Role.USER, Fixtures.origin());
        String next = server.engine()
                .licenses()
                .rotate(vendor, license.key())
                .orElseThrow()
                .newKey()
                .text();

        assertThat(programs.info(KEY).status()).isEqualTo(404);
        assertThat(programs.info(next).status()).isEqualTo(200);
    }

    @Test
    void askingChangesNothing() {
        License license = license(builder -> builder.limits(Limits.of(1, 1)));

        programs.info(KEY);

        License after = server.ask(stores -> stores.licenses().find(license.key(), Fixtures.EVERYTHING))
                .orElseThrow();
        assertThat(after).isEqualTo(license);
        assertThat(server.seats(license)).isEqualTo(Seats.NONE);
    }

    private License license(UnaryOperator<LicenseBuilder> shape) {
        return server.license(KEY, shape);
    }

    private CustomerId customer() {
        return server.ask(stores -> {
            CustomerId id = stores.customers().nextId();
            stores.customers().add(Fixtures.customer(id, LiveServer.OWNER, "acme@example.com"));
            return id;
        });
    }

    private Activation bind(License license, NewDevice device, Instant when) {
        return server.ask(stores -> stores.seats().bind(license.id(), NewSeats.of(device), when))
                .orElseThrow();
    }
}
