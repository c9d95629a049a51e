package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.Duplicate;

/** What the book of seats promises. */
public abstract class SeatBookContract extends StoreContract {
    private static final int MANY = Seats.MAX_LISTED + 5;

    private LicenseId license;
    private LicenseId neighbour;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenses before each test
    protected SeatBookContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    final void addLicenses() {
        license = addLicense().id();
        neighbour = addLicense().id();
    }

    @Test
    void aLicenseWithoutSeatsHasNone() {
        check(stores -> {
            assertThat(stores.seats().of(license)).isEqualTo(Seats.NONE);
            assertThat(stores.seats().of(new LicenseId(4711))).isEqualTo(Seats.NONE);
            assertThat(stores.seats().concerning(license, Fixtures.IP, Optional.of(Fixtures.HARDWARE)))
                    .isEqualTo(Seats.NONE);
        });
    }

    @Test
    void seatsAreListedInTheOrderTheyWereBound() {
        List<IpAddress> ips = List.of(
                IpAddress.of("203.0.113.9"), IpAddress.of("2001:db8::1"), IpAddress.of("10.0.0.1"), Fixtures.IP);
        change(stores -> ips.forEach(ip -> Fixtures.bind(stores, license, ip)));
        List<Activation> devices = List.of(
                bind(license, new HardwareId("zzz")),
                bind(license, fingerprint("cpu", "disk", "mac")),
                bind(license, new HardwareId("aaa")),
                bind(license, new HardwareId("MMM")));

        check(stores -> {
            Seats seats = stores.seats().of(license);
            assertThat(seats.ips()).containsExactlyElementsOf(ips);
            assertThat(seats.activations().values()).containsExactlyElementsOf(devices);
            assertThat(seats).isEqualTo(Seats.of(ips, devices));
            assertThat(seats.isWhole()).isTrue();
        });
    }

    @Test
    void everyFieldOfADeviceIsKept() {
        for (String text : HostileTexts.NAMES) {
            LicenseId of = addLicense().id();
            NewDevice device = new NewDevice(new HardwareId(text), Optional.of(text), Optional.of(text));

            Activation bound = inTransaction(stores -> stores.seats()
                    .bind(of, NewSeats.of(device), NOW.plusMillis(999))
                    .orElseThrow());

            assertThat(bound).isEqualTo(device.bound(bound.id(), NOW.plusMillis(999)));
            check(stores ->
                    assertThat(stores.seats().of(of).activations().values()).containsExactly(bound));
        }
    }

    @Test
    void hardwareIdsAreComparedCharacterByCharacter() {
        for (String text : List.of("a", "A", "\u00E9", "e\u0301", "a ".strip() + "\u200B", "a%", "a_", "\u0430")) {
            bind(license, new HardwareId(text));
        }

        check(stores -> {
            assertThat(stores.seats().of(license).activationCount()).isEqualTo(8);
            assertThat(stores.seats()
                            .concerning(license, Fixtures.IP, Optional.of(new HardwareId("A")))
                            .activations())
                    .containsOnlyKeys(new HardwareId("A"));
        });
    }

    @Test
    void anAddressHasOneSeatPerLicense() {
        change(stores -> {
            Fixtures.bind(stores, license, Fixtures.IP);
            Fixtures.bind(stores, neighbour, Fixtures.IP);
        });

        assertThatThrownBy(() -> change(stores -> Fixtures.bind(stores, license, Fixtures.IP)))
                .isInstanceOf(Duplicate.class);

        check(stores -> {
            assertThat(stores.seats().of(license).ipCount()).isEqualTo(1);
            assertThat(stores.seats().of(neighbour).ipCount()).isEqualTo(1);
        });
    }

    @Test
    void aDeviceHasOneSeatPerLicense() {
        for (Hardware hardware : List.of(Fixtures.HARDWARE, fingerprint("cpu", "disk", "mac"))) {
            Activation bound = bind(license, hardware);
            bind(neighbour, hardware);

            assertThatThrownBy(() -> bind(license, hardware)).isInstanceOf(Duplicate.class);

            check(stores -> assertThat(stores.seats().of(license).activations()).containsEntry(hardware, bound));
        }
        check(stores -> assertThat(stores.seats().of(license).activationCount()).isEqualTo(2));
    }

    @Test
    void aTextThatSpellsAFingerprintsHashIsAnotherDevice() {
        Fingerprint fingerprint = fingerprint("cpu", "disk", "mac");
        HardwareId spelled = new HardwareId(fingerprint.identity());
        bind(license, fingerprint);

        check(stores -> assertThat(stores.seats()
                        .concerning(license, Fixtures.IP, Optional.of(spelled))
                        .activations())
                .isEmpty());
        bind(license, spelled);

        check(stores -> assertThat(stores.seats().of(license).activations()).containsOnlyKeys(fingerprint, spelled));
    }

    @Test
    void anUpdatedDeviceKeepsItsSeatAndPlace() {
        Activation first = bind(license, fingerprint("cpu", "disk", "mac"));
        Activation second = bind(license, Fixtures.HARDWARE);
        Fingerprint refreshed = fingerprint("cpu", "new disk", "mac");
        Activation updated = new Activation(
                first.id(),
                refreshed,
                Optional.of("name"),
                Optional.of("2.0"),
                first.activatedAt(),
                NOW.plusMillis(5_001));

        change(stores -> stores.seats().update(license, updated));

        check(stores -> {
            assertThat(stores.seats().of(license).activations().values()).containsExactly(updated, second);
            assertThat(concerned(stores.seats().concerning(license, Fixtures.IP, Optional.of(refreshed))))
                    .containsExactly(updated);
            assertThat(concerned(stores.seats()
                            .concerning(license, Fixtures.IP, Optional.of(fingerprint("x", "disk", "y")))))
                    .as("a component it no longer has")
                    .isEmpty();
        });
    }

    @Test
    void anUpdateToTheHardwareOfAnotherSeatIsRefused() {
        Activation first = bind(license, fingerprint("cpu", "disk", "mac"));
        Activation second = bind(license, fingerprint("cpu 2", "disk 2", "mac 2"));

        assertThatThrownBy(() -> change(
                        stores -> stores.seats().update(license, Fixtures.activation(first.id(), second.hardware()))))
                .isInstanceOf(Duplicate.class);

        check(stores ->
                assertThat(stores.seats().of(license).activations().values()).containsExactly(first, second));
    }

    @Test
    void onlyWhatConcernsTheRequestIsListedAndAllIsCounted() {
        Activation device = bind(license, Fixtures.HARDWARE);
        bind(license, new HardwareId("another"));
        bind(neighbour, new HardwareId("the neighbour's"));
        change(stores -> {
            Fixtures.bind(stores, license, Fixtures.ip(1));
            Fixtures.bind(stores, license, Fixtures.IP);
            Fixtures.bind(stores, neighbour, Fixtures.ip(2));
        });

        check(stores -> {
            assertThat(stores.seats().concerning(license, Fixtures.IP, Optional.of(Fixtures.HARDWARE)))
                    .isEqualTo(Seats.listed(List.of(Fixtures.IP), 2, List.of(device), 2));
            assertThat(stores.seats().concerning(license, Fixtures.IP, Optional.empty()))
                    .isEqualTo(Seats.listed(List.of(Fixtures.IP), 2, List.of(), 2));
            assertThat(stores.seats()
                            .concerning(license, Fixtures.ip(2), Optional.of(new HardwareId("the neighbour's"))))
                    .isEqualTo(Seats.listed(List.of(), 2, List.of(), 2));
        });
    }

    @Test
    void aFingerprintConcernsEveryDeviceWithAComponentInCommon() {
        Activation sameCpu = bind(license, fingerprint("cpu", "disk 1", "mac 1"));
        Activation sameMac = bind(license, fingerprint("cpu 2", "disk 2", "mac"));
        Activation twice = bind(license, fingerprint("cpu", "disk", "mac 3"));
        bind(license, fingerprint("cpu 4", "disk 4", "mac 4"));
        bind(license, new HardwareId(Fingerprint.hash("cpu")));
        bind(neighbour, fingerprint("cpu", "disk", "mac"));

        check(stores -> {
            Seats seats =
                    stores.seats().concerning(license, Fixtures.IP, Optional.of(fingerprint("cpu", "disk", "mac")));
            assertThat(seats.activations().values()).containsExactly(sameCpu, sameMac, twice);
            assertThat(seats.activationCount()).isEqualTo(5);
        });
    }

    @Test
    void eachOfSeveralNetworkCardsIsInCommon() {
        Fingerprint two = Fixtures.fingerprintWithMacs("mac 1", "mac 2");
        Activation bound = bind(license, two);

        check(stores -> assertThat(concerned(stores.seats()
                        .concerning(license, Fixtures.IP, Optional.of(Fixtures.fingerprintWithMacs("mac 2", "mac 3")))))
                .containsExactly(bound));
    }

    @Test
    void ofVeryManySeatsSomeAreListedAndAllCounted() {
        bindMany();

        check(stores -> {
            Seats seats = stores.seats().of(license);
            assertThat(seats.ipCount()).isEqualTo(MANY);
            assertThat(seats.activationCount()).isEqualTo(MANY);
            assertThat(seats.ips()).hasSize(Seats.MAX_LISTED);
            assertThat(seats.activations()).hasSize(Seats.MAX_LISTED);
            assertThat(seats.isWhole()).isFalse();
            assertThat(seats.ips()).isSubsetOf(manyIps());
            assertThat(List.copyOf(seats.activations().values()))
                    .isSortedAccordingTo(
                            Comparator.comparingLong(device -> device.id().value()));
        });
    }

    @Test
    void aSeatBehindTheListedOnesIsFoundForTheRequestItConcerns() {
        bindMany();

        check(stores -> {
            IpAddress ip = Fixtures.ip(MANY - 1);
            HardwareId hardware = Fixtures.hardware(MANY - 1);
            Seats seats = stores.seats().concerning(license, ip, Optional.of(hardware));
            assertThat(seats.ips()).containsExactly(ip);
            assertThat(seats.activations()).containsOnlyKeys(hardware);
            assertThat(seats.ipCount()).isEqualTo(MANY);
            assertThat(seats.activationCount()).isEqualTo(MANY);
        });
    }

    @Test
    void clearingFreesAllSeatsOfOneKindAndOneLicense() {
        for (LicenseId of : List.of(license, neighbour)) {
            change(stores -> Fixtures.bind(stores, of, Fixtures.IP));
            bind(of, Fixtures.HARDWARE);
            bind(of, fingerprint("cpu", "disk", "mac"));
        }

        change(stores -> stores.seats().clearIps(license));
        check(stores -> {
            assertThat(stores.seats().of(license).ipCount()).isZero();
            assertThat(stores.seats().of(license).activationCount()).isEqualTo(2);
        });

        change(stores -> stores.seats().clearHardware(license));
        check(stores -> {
            assertThat(stores.seats().of(license)).isEqualTo(Seats.NONE);
            assertThat(stores.seats().of(neighbour).ipCount()).isEqualTo(1);
            assertThat(stores.seats().of(neighbour).activationCount()).isEqualTo(2);
        });
    }

    @Test
    void aFreedSeatCanBeTakenAgain() {
        change(stores -> Fixtures.bind(stores, license, Fixtures.IP));
        Fingerprint fingerprint = fingerprint("cpu", "disk", "mac");
        bind(license, fingerprint);
        change(stores -> {
            stores.seats().clearIps(license);
            stores.seats().clearHardware(license);
            Fixtures.bind(stores, license, Fixtures.IP);
        });
        Activation again = bind(license, fingerprint);

        check(stores ->
                assertThat(stores.seats().of(license)).isEqualTo(Seats.of(List.of(Fixtures.IP), List.of(again))));
    }

    @Test
    void anUpdateDoesNotBringBackAFreedSeatNorTouchesAnotherLicense() {
        Activation freed = bind(license, new HardwareId("freed"));
        Activation neighbours = bind(neighbour, Fixtures.HARDWARE);
        change(stores -> stores.seats().clearHardware(license));

        change(stores -> {
            stores.seats().update(license, freed);
            stores.seats().update(license, Fixtures.activation(neighbours.id(), new HardwareId("taken over")));
        });

        check(stores -> {
            assertThat(stores.seats().of(license)).isEqualTo(Seats.NONE);
            assertThat(stores.seats().of(neighbour).activations().values()).containsExactly(neighbours);
        });
    }

    @Test
    void clearingWhereNothingIsTakenChangesNothing() {
        change(stores -> {
            stores.seats().clearIps(license);
            stores.seats().clearHardware(license);
        });

        check(stores -> assertThat(stores.seats().of(license)).isEqualTo(Seats.NONE));
    }

    @Test
    void activationNumbersAreNotGivenTwice() {
        List<ActivationId> numbers = Collections.synchronizedList(new ArrayList<>());
        Racers.race(8, racer -> {
            for (int i = 0; i < 20; i++) {
                HardwareId hardware = Fixtures.hardware(racer * 20 + i);
                numbers.add(inTransaction(stores -> {
                    stores.licenses().lock(license, new Scope.Everything());
                    return Fixtures.bind(stores, license, hardware).id();
                }));
            }
            return racer;
        });

        assertThat(numbers).hasSize(160).doesNotHaveDuplicates();
    }

    @Test
    void anAddressAndADeviceTakeTheirSeatsTogetherOrNotAtAll() {
        NewSeats both = new NewSeats(Optional.of(Fixtures.IP), Optional.of(NewDevice.of(Fixtures.HARDWARE)));

        Activation bound =
                inTransaction(stores -> stores.seats().bind(license, both, NOW).orElseThrow());

        check(stores ->
                assertThat(stores.seats().of(license)).isEqualTo(Seats.of(List.of(Fixtures.IP), List.of(bound))));
        for (NewSeats halfKnown : List.of(
                new NewSeats(Optional.of(Fixtures.ip(1)), Optional.of(NewDevice.of(Fixtures.HARDWARE))),
                new NewSeats(Optional.of(Fixtures.IP), Optional.of(NewDevice.of(new HardwareId("another")))))) {
            assertThatThrownBy(() -> change(stores -> stores.seats().bind(license, halfKnown, NOW)))
                    .isInstanceOf(Duplicate.class);
        }
        check(stores ->
                assertThat(stores.seats().of(license)).isEqualTo(Seats.of(List.of(Fixtures.IP), List.of(bound))));
    }

    private Activation bind(LicenseId of, Hardware hardware) {
        return inTransaction(stores -> Fixtures.bind(stores, of, hardware));
    }

    private void bindMany() {
        change(stores -> {
            for (int i = 0; i < MANY; i++) {
                Fixtures.bind(stores, license, Fixtures.ip(i));
                Fixtures.bind(stores, license, Fixtures.hardware(i));
            }
        });
    }

    private static List<IpAddress> manyIps() {
        return IntStream.range(0, MANY).mapToObj(Fixtures::ip).toList();
    }

    private static List<Activation> concerned(Seats seats) {
        return List.copyOf(seats.activations().values());
    }
}
