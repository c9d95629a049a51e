package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.fingerprint;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.LicenseFacts;

/** What those that keep copies are told of a validation: enough to be right, and no more than is of use to them. */
class ValidationAnnouncementsTest {

    private final MemoryEngine engine = MemoryEngine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aNewSeatIsToldAsOne() {
        License license = engine.addLicense();

        engine.validate(license.key(), IP, HARDWARE);

        assertThat(engine.told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.SeatTaken.class, taken -> assertThat(taken.key()).isEqualTo(license.key()));
    }

    @Test
    void aNewSeatIsToldWithWhatAFreshCopyWouldBe() {
        License license = engine.addLicense();
        engine.addSeats(license, IP, HARDWARE);
        LicenseFacts fresh = engine.persistence.licenseFacts();
        Optional<LicenseSnapshot> before = fresh.byKey(license.key());

        engine.validate(license.key(), ip(2), hardware(2));

        Change.Renewal renewal = renewalIn(engine).orElseThrow();
        assertThat(before).contains(renewal.before());
        assertThat(fresh.byKey(license.key())).contains(renewal.after());
    }

    @Test
    void aSeatThatWasTakenFromAnOldCopyDoesNotRenewIt() {
        try (MemoryEngine stale = MemoryEngine.wired().facts(WithoutSeats::new).open()) {
            License license = stale.addLicense();
            stale.addSeats(license, IP, HARDWARE);

            stale.validate(license.key(), ip(2), hardware(2));

            assertThat(stale.told).hasSize(1);
            assertThat(renewalIn(stale)).isEmpty();
        }
    }

    @Test
    void anAddressThatTheLicenseIsLockedToIsToldAsAChangeOfTheLicense() {
        License license = engine.addLicense(builder -> builder.ipLock(new IpLock.Waiting()));
        engine.addSeats(license, IP, HARDWARE);

        engine.validate(license.key(), IP, HARDWARE);

        assertThat(engine.told).containsExactly(new Change.LicenseChanged(license.key()));
    }

    @Test
    void aComputerThatIsKnownByOtherPartsIsToldAsALostSeat() {
        License license = engine.addLicense();
        Fingerprint bought = fingerprint("cpu-1", "disk-1", "mac-1");
        engine.addSeats(license, IP, bought);

        engine.validate(license.key(), IP, fingerprint("cpu-1", "disk-2", "mac-1"));

        assertThat(engine.told).containsExactly(new Change.LicenseChanged(license.key()));
    }

    @Test
    void spentCreditsAreNotToldSinceNobodyKeepsThem() {
        License license = engine.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
        engine.addSeats(license, IP, HARDWARE);
        engine.store(stores -> stores.credits().setTotal(license.id(), 5));

        engine.validate(ValidationRequest.of(license.key(), IP, Optional.of(HARDWARE), 1));

        assertThat(engine.creditsUsed(license)).isEqualTo(1);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aSeatThatAnotherNodeGaveIsToldSoThatTheCopyWithoutItIsDropped() {
        try (MemoryEngine stale = MemoryEngine.wired().facts(WithoutSeats::new).open()) {
            License license = stale.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            stale.addSeats(license, IP, HARDWARE);

            Validation answer = stale.validate(license.key(), IP, HARDWARE);

            assertThat(answer).isInstanceOf(Validation.Granted.class);
            assertThat(stale.told).containsExactly(new Change.SeatTaken(license.key()));
        }
    }

    @Test
    void aComputerThatTellsFewerPartsIsNotToldSinceAFreshCopyWouldNotKnowItEither() {
        License license = engine.addLicense();
        engine.addSeats(license, IP, fingerprint("cpu-1", "disk-1", "mac-1"));
        Fingerprint fewer = Fingerprint.ofValues(Map.of(
                Component.CPU, Set.of("cpu-1"),
                Component.DISK, Set.of("disk-1")));

        Validation answer = engine.validate(license.key(), IP, fewer);

        assertThat(answer).isInstanceOf(Validation.Granted.class);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aRefusalIsNotTold() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(0, 0)));

        engine.validate(license.key(), ip(1), HARDWARE);

        assertThat(engine.told).isEmpty();
    }

    private static Optional<Change.Renewal> renewalIn(MemoryEngine engine) {
        return engine.told.stream()
                .filter(Change.SeatTaken.class::isInstance)
                .flatMap(change -> ((Change.SeatTaken) change).renewal().stream())
                .findFirst();
    }

    /** Facts from before any seat was taken. */
    private record WithoutSeats(LicenseFacts fresh) implements LicenseFacts {
        @Override
        public Optional<LicenseSnapshot> byKey(LicenseKey key) {
            return fresh.byKey(key)
                    .map(now -> new LicenseSnapshot(
                            now.license(), now.product(), Seats.NONE, now.barred(), now.seatRevision() - 1));
        }

        @Override
        public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
            return byKey(request.key());
        }
    }
}
