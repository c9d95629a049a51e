package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.SeatBook;
import org.portcullis.ports.out.Stores;

/** What is promised of the facts that a new seat is decided by. */
public abstract class LockedFactsContract extends StoreContract {

    private static final Scope EVERYTHING = new Scope.Everything();

    protected LockedFactsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aLicenseIsToldWithItsProductAndSeats() {
        License license = addLicense();
        LicenseSnapshot known = known(license);
        Activation device = inTransaction(stores -> Fixtures.bind(stores, license.id(), Fixtures.HARDWARE));
        change(stores -> Fixtures.bind(stores, license.id(), Fixtures.IP));

        assertThat(locked(license.key(), known))
                .contains(new LicenseSnapshot(
                        license, product, Seats.of(List.of(Fixtures.IP), List.of(device)), Barred.NOTHING, 2));
    }

    @Test
    void itIsToldAsItIsNowWhateverWasKnown() {
        License license = addLicense();
        LicenseSnapshot known = known(license);
        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();
        change(stores -> stores.licenses().update(revoked));

        assertThat(locked(license.key(), known)).map(LicenseSnapshot::license).contains(revoked);

        change(stores -> stores.licenses().update(license.deleted(NOW)));
        assertThat(locked(license.key(), known)).map(LicenseSnapshot::license).contains(license.deleted(NOW));
    }

    @Test
    void aKeyThatNoLicenseHasLocksNothing() {
        License license = addLicense();

        assertThat(locked(new LicenseKey("NO-SUCH-KEY"), known(license))).isEmpty();
    }

    @Test
    void seatsThatWereFreedAndTakenByOthersAreToldAnew() {
        License license = addLicense();
        change(stores -> bindBoth(stores.seats(), license, new HardwareId("first")));
        LicenseSnapshot known = known(license);
        change(stores -> {
            stores.seats().clearIps(license.id());
            stores.seats().clearHardware(license.id());
            bindBoth(stores.seats(), license, new HardwareId("second"));
        });

        Seats seats = locked(license.key(), known).orElseThrow().seats();

        assertThat(seats).isEqualTo(known(license).seats());
        assertThat(seats.activations()).containsOnlyKeys(new HardwareId("second"));
    }

    @Test
    void aDeviceThatIsKnownByOtherComponentsNowIsToldAnew() {
        License license = addLicense();
        Activation bound =
                inTransaction(stores -> Fixtures.bind(stores, license.id(), fingerprint("cpu", "disk", "mac")));
        LicenseSnapshot known = known(license);
        Fingerprint refreshed = fingerprint("cpu", "new disk", "mac");
        change(stores -> stores.seats().update(license.id(), bound.seenAs(refreshed, NOW)));

        assertThat(locked(license.key(), known).orElseThrow().seats().activations())
                .containsOnlyKeys(refreshed);
    }

    @Test
    void whatWasKnownOfAnotherLicenseIsNotTakenForThisOne() {
        License license = addLicense();
        License other = addLicense();
        change(stores -> bindBoth(stores.seats(), license, new HardwareId("one")));
        change(stores -> bindBoth(stores.seats(), other, new HardwareId("another")));

        assertThat(locked(license.key(), known(other)).orElseThrow().seats().activations())
                .containsOnlyKeys(new HardwareId("one"));
    }

    @Test
    void eachChangeOfSeatsMovesTheRevisionAndABindMovesItByOne() {
        License license = addLicense();
        assertThat(known(license).seatRevision()).isZero();

        change(stores -> bindBoth(stores.seats(), license, Fixtures.HARDWARE));
        assertThat(known(license).seatRevision()).isEqualTo(1);
        change(stores -> stores.seats().clearIps(license.id()));
        assertThat(known(license).seatRevision()).isEqualTo(2);
        change(stores -> stores.seats().clearHardware(license.id()));
        assertThat(known(license).seatRevision()).isEqualTo(3);
        assertThat(locked(license.key(), known(license))).contains(known(license));
    }

    @Test
    void whetherTheRequestsAddressAndHardwareAreBarredIsToldWithoutASeat() {
        License license = addLicense();
        LicenseSnapshot known = known(license);
        change(stores -> {
            BlacklistScope scope = new BlacklistScope.Account(vendor.id());
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.IP));
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.HARDWARE));
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.ip(9)));
        });

        assertThat(locked(license.key(), known))
                .map(LicenseSnapshot::barred)
                .contains(new Barred(Set.of(Fixtures.IP), Set.of(Fixtures.HARDWARE)));
    }

    @Test
    void barringForAnotherAccountOrProductDoesNotConcernIt() {
        License license = addLicense();
        LicenseSnapshot known = known(license);
        Product another = addProduct(vendor.id(), "Another");
        change(stores -> {
            stores.blacklists()
                    .add(Fixtures.barred(
                            stores.blacklists().nextId(),
                            new BlacklistScope.Product(vendor.id(), another.id()),
                            Fixtures.IP));
        });

        assertThat(locked(license.key(), known)).map(LicenseSnapshot::barred).contains(Barred.NOTHING);
    }

    /** A database that joins a row it waited for with what it had found before would find no product, and no licence. */
    @Test
    void aLicenseThatGetsAnotherProductMeanwhileIsStillFound() {
        License license = addLicense();
        Product another = addProduct(vendor.id(), "Another");
        License moved = LicenseBuilder.like(license).product(another.id()).build();

        LicenseSnapshot found =
                lockedAfterWaiting(license, stores -> stores.licenses().update(moved), stores -> {});

        assertThat(found.license()).isEqualTo(moved);
        assertThat(found.product()).isEqualTo(another);
    }

    /** It was acknowledged while this one waited, so that nobody may be let in by what was known before. */
    @Test
    void whatIsBarredWhileTheLockIsWaitedForIsTold() {
        License license = addLicense();

        LicenseSnapshot found = lockedAfterWaiting(
                license,
                stores -> {},
                stores -> stores.blacklists()
                        .add(Fixtures.barred(
                                stores.blacklists().nextId(), new BlacklistScope.Account(vendor.id()), Fixtures.IP)));

        assertThat(found.barred()).isEqualTo(new Barred(Set.of(Fixtures.IP), Set.of()));
    }

    @Test
    void aProductThatChangesWhileTheLockIsWaitedForIsToldAnew() {
        License license = addLicense();
        Product stricter = new Product(
                product.id(),
                product.uuid(),
                product.owner(),
                product.name(),
                product.description(),
                product.active(),
                product.licensePrefix(),
                product.defaultIps(),
                product.defaultHardware(),
                true,
                product.listing(),
                product.createdAt(),
                NOW);

        LicenseSnapshot found = lockedAfterWaiting(
                license, stores -> {}, stores -> stores.products().update(stricter));

        assertThat(found.product()).isEqualTo(stricter);
    }

    /**
     * What is told to one who has to wait for the lock.
     *
     * @param held what is done by the one who has the lock
     * @param beside what is done and committed by a third one meanwhile
     */
    private LicenseSnapshot lockedAfterWaiting(License license, Consumer<Stores> held, Consumer<Stores> beside) {
        LicenseSnapshot known = known(license);
        CountDownLatch isLocked = new CountDownLatch(1);
        CountDownLatch isDone = new CountDownLatch(1);
        Future<Boolean> holding = Racers.start(() -> inTransaction(stores -> {
            stores.licenses().lock(license.id(), EVERYTHING);
            held.accept(stores);
            isLocked.countDown();
            Racers.await(isDone);
            return true;
        }));
        Racers.await(isLocked);
        Future<Optional<LicenseSnapshot>> waiting = Racers.startWaiting(() -> locked(license.key(), known));
        change(beside);
        isDone.countDown();
        assertThat(Racers.result(holding)).isTrue();
        return Racers.result(waiting).orElseThrow();
    }

    private static void bindBoth(SeatBook seats, License license, HardwareId hardware) {
        seats.bind(license.id(), new NewSeats(Optional.of(Fixtures.IP), Optional.of(NewDevice.of(hardware))), NOW);
    }

    private LicenseSnapshot known(License license) {
        return backend.licenseFacts().byKey(license.key()).orElseThrow();
    }

    private Optional<LicenseSnapshot> locked(LicenseKey key, LicenseSnapshot known) {
        return inTransaction(stores ->
                stores.facts().lock(ValidationRequest.of(key, Fixtures.IP, Optional.of(Fixtures.HARDWARE), 0), known));
    }
}
