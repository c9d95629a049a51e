package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;

/**
 * What the facts of licences promise, be they read from the stores each time or kept. Every change here is announced, as
 * the engine announces it.
 */
public abstract class LicenseFactsContract extends StoreContract {
    private static final int MANY = Seats.MAX_LISTED + 5;

    protected LicenseFactsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anUnknownKeyHasNoFactsUntilThereIsALicense() {
        LicenseKey key = new LicenseKey("NEW-KEY-0001");
        assertThat(backend.licenseFacts().byKey(key)).isEmpty();
        assertThat(backend.licenseFacts().concerning(request(key, Fixtures.HARDWARE)))
                .isEmpty();

        License license = addLicense(builder -> builder.key(key));

        assertThat(backend.licenseFacts().byKey(key))
                .map(LicenseSnapshot::license)
                .contains(license);
    }

    @Test
    void aLicenseIsToldWithItsProductAndSeats() {
        License license = addLicense();
        addLicense();
        Activation device = bind(license, Fixtures.HARDWARE);
        bind(license, Fixtures.IP);

        assertThat(backend.licenseFacts().byKey(license.key()))
                .contains(new LicenseSnapshot(
                        license, product, Seats.of(List.of(Fixtures.IP), List.of(device)), Barred.NOTHING, 2));
    }

    @Test
    void aKeyIsFoundWhateverItsCaseAndDashes() {
        License license = addLicense(builder -> builder.key("AbCd-1234-eFgH"));

        for (String typed : List.of("abcd-1234-efgh", "ABCD1234EFGH", "AbCd-1234-eFgH")) {
            LicenseKey key = new LicenseKey(typed);
            assertThat(backend.licenseFacts().byKey(key))
                    .map(LicenseSnapshot::license)
                    .contains(license);
            assertThat(backend.licenseFacts().concerning(request(key, Fixtures.HARDWARE)))
                    .map(LicenseSnapshot::license)
                    .contains(license);
        }
    }

    @Test
    void deletedLicensesAnswerEvenWithoutTheirProduct() {
        License license = addLicense();
        License deleted = license.deleted(NOW);
        changeLicense(license, stores -> stores.licenses().update(deleted));
        change(stores -> {
            stores.products().remove(product.id());
            stores.announce(new Change.AccountChanged(vendor.id()));
        });

        assertThat(backend.licenseFacts().byKey(license.key()))
                .map(LicenseSnapshot::license)
                .contains(deleted);
        assertThat(backend.licenseFacts().concerning(request(license.key(), Fixtures.HARDWARE)))
                .map(LicenseSnapshot::license)
                .contains(deleted);
    }

    @Test
    void aChangedLicenseIsToldAsItIsNow() {
        License license = addLicense();
        assertThat(backend.licenseFacts().byKey(license.key())).isPresent();
        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();

        changeLicense(license, stores -> stores.licenses().update(revoked));

        assertThat(backend.licenseFacts().byKey(license.key()))
                .map(LicenseSnapshot::license)
                .contains(revoked);
        assertThat(backend.licenseFacts().concerning(request(license.key(), Fixtures.HARDWARE)))
                .map(LicenseSnapshot::license)
                .contains(revoked);
    }

    @Test
    void aFreedSeatNeverAppears() {
        License license = addLicense();
        bind(license, Fixtures.IP);
        bind(license, Fixtures.HARDWARE);
        assertThat(seatsOf(license).ipCount()).isEqualTo(1);

        changeLicense(license, stores -> stores.seats().clearIps(license.id()));
        assertThat(seatsOf(license).ipCount()).isZero();
        assertThat(seatsOf(license).activationCount()).isEqualTo(1);

        changeLicense(license, stores -> stores.seats().clearHardware(license.id()));
        assertThat(seatsOf(license)).isEqualTo(Seats.NONE);
    }

    @Test
    void aRotatedKeyIsUnknownAndTheNewOneKnown() {
        License license = addLicense();
        assertThat(backend.licenseFacts().byKey(license.key())).isPresent();
        License rotated = license.withKey(new LicenseKey("NEW-KEY-0001"), NOW);

        changeLicense(license, stores -> {
            stores.licenses().update(rotated);
            stores.keyHistory().add(new KeyRotation(license.id(), license.key(), rotated.key(), NOW, Optional.empty()));
        });

        assertThat(backend.licenseFacts().byKey(license.key())).isEmpty();
        assertThat(backend.licenseFacts().concerning(request(license.key(), Fixtures.HARDWARE)))
                .isEmpty();
        assertThat(backend.licenseFacts().byKey(rotated.key()))
                .map(LicenseSnapshot::license)
                .contains(rotated);
    }

    @Test
    void aChangedProductIsToldAsItIsNow() {
        License license = addLicense();
        assertThat(backend.licenseFacts().byKey(license.key())).isPresent();
        Product strict = new ProductDraft(
                        "Strict", Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), true)
                .applyTo(product, NOW);

        change(stores -> {
            stores.products().update(strict);
            stores.announce(new Change.AccountChanged(vendor.id()));
        });

        assertThat(backend.licenseFacts().byKey(license.key()))
                .map(LicenseSnapshot::product)
                .contains(strict);
    }

    @Test
    void itIsToldWhichSeatsAreBarred() {
        License license = addLicense();
        Fingerprint fingerprint = fingerprint("bad cpu", "disk", "mac");
        bind(license, Fixtures.IP);
        bind(license, Fixtures.ip(1));
        bind(license, Fixtures.HARDWARE);
        bind(license, fingerprint);
        assertThat(barredOf(license)).isEqualTo(Barred.NOTHING);

        change(stores -> {
            stores.blacklists()
                    .add(Fixtures.barred(stores.blacklists().nextId(), new BlacklistScope.Instance(), Fixtures.ip(1)));
            stores.announce(new Change.InstanceChanged());
        });
        change(stores -> {
            stores.blacklists()
                    .add(Fixtures.barred(
                            stores.blacklists().nextId(),
                            new BlacklistScope.Account(vendor.id()),
                            new HardwareId("bad cpu")));
            stores.blacklists()
                    .add(Fixtures.barred(
                            stores.blacklists().nextId(), new BlacklistScope.Account(other.id()), Fixtures.IP));
            stores.announce(new Change.AccountChanged(vendor.id()));
            stores.announce(new Change.AccountChanged(other.id()));
        });

        assertThat(barredOf(license)).isEqualTo(new Barred(Set.of(Fixtures.ip(1)), Set.of(fingerprint)));
    }

    @Test
    void ofVeryManySeatsTheFirstAreToldAndAllCounted() {
        License license = addLicense();
        bindMany(license);

        Seats seats = seatsOf(license);

        assertThat(seats.ips()).hasSize(Seats.MAX_LISTED);
        assertThat(seats.activations()).hasSize(Seats.MAX_LISTED);
        assertThat(seats.ipCount()).isEqualTo(MANY);
        assertThat(seats.activationCount()).isEqualTo(MANY);
    }

    @Test
    void onlyTheSeatsThatConcernARequestAreTold() {
        License license = addLicense();
        bindMany(license);
        HardwareId device = Fixtures.hardware(MANY - 1);
        ValidationRequest request = ValidationRequest.of(license.key(), Fixtures.ip(MANY - 1), Optional.of(device), 0);

        LicenseSnapshot facts = backend.licenseFacts().concerning(request).orElseThrow();

        assertThat(facts.seats().ips()).containsExactly(Fixtures.ip(MANY - 1));
        assertThat(facts.seats().activations()).containsOnlyKeys(device);
        assertThat(facts.seats().ipCount()).isEqualTo(MANY);
        assertThat(facts.seats().activationCount()).isEqualTo(MANY);
        assertThat(facts.factsFor(request)).isPresent();
        assertThat(facts.license()).isEqualTo(license);
        assertThat(facts.product()).isEqualTo(product);
    }

    @Test
    void allDevicesThatMayBeARequestsFingerprintConcernIt() {
        License license = addLicense();
        Activation alike = bind(license, fingerprint("cpu", "old disk", "mac"));
        bind(license, fingerprint("cpu 2", "disk 2", "mac 2"));

        Seats seats = backend.licenseFacts()
                .concerning(request(license.key(), fingerprint("cpu", "disk", "mac")))
                .orElseThrow()
                .seats();

        assertThat(seats.activations().values()).containsExactly(alike);
        assertThat(seats.activationCount()).isEqualTo(2);
    }

    @Test
    void ofTheSeatsThatConcernARequestItIsToldWhichAreBarred() {
        License license = addLicense();
        bind(license, Fixtures.IP);
        bind(license, Fixtures.HARDWARE);
        ValidationRequest request = request(license.key(), Fixtures.HARDWARE);
        assertThat(backend.licenseFacts().concerning(request))
                .map(LicenseSnapshot::barred)
                .contains(Barred.NOTHING);

        change(stores -> {
            BlacklistScope scope = new BlacklistScope.Product(vendor.id(), product.id());
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.IP));
            stores.blacklists().add(Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.HARDWARE));
            stores.announce(new Change.AccountChanged(vendor.id()));
        });

        assertThat(backend.licenseFacts().concerning(request))
                .map(LicenseSnapshot::barred)
                .contains(new Barred(Set.of(Fixtures.IP), Set.of(Fixtures.HARDWARE)));
    }

    @Test
    void anAnswerIsTrueOfOneMoment() {
        License license = addLicense(builder -> builder.limits(Limits.of(0, 0)));
        Future<Boolean> commits = Racers.start(() -> {
            for (int seats = 1; seats <= 200; seats++) {
                takeSeatAndRaiseLimit(license, seats);
            }
            return true;
        });

        // Limit and seats are raised together: an answer that mixes two moments shows different ones.
        Racers.race(2, racer -> {
            while (!commits.isDone()) {
                assertLimitAndSeatsAgree(
                        backend.licenseFacts().byKey(license.key()).orElseThrow());
                assertLimitAndSeatsAgree(backend.licenseFacts()
                        .concerning(request(license.key(), Fixtures.HARDWARE))
                        .orElseThrow());
            }
            return racer;
        });

        assertThat(Racers.result(commits)).isTrue();
        assertThat(seatsOf(license).ipCount()).isEqualTo(200);
    }

    private void takeSeatAndRaiseLimit(License license, int seats) {
        changeLicense(license, stores -> {
            stores.licenses().lock(license.id(), EVERYTHING);
            Fixtures.bind(stores, license.id(), Fixtures.ip(seats));
            stores.licenses()
                    .update(LicenseBuilder.like(license)
                            .limits(Limits.of(seats, 0))
                            .build());
        });
    }

    private static void assertLimitAndSeatsAgree(LicenseSnapshot facts) {
        assertThat(facts.seats().ipCount())
                .isEqualTo(facts.license().limits().ips().max());
    }

    private void changeLicense(License license, Consumer<Stores> changes) {
        change(stores -> {
            changes.accept(stores);
            stores.announce(new Change.LicenseChanged(license.key()));
        });
    }

    private void bind(License license, IpAddress ip) {
        changeLicense(license, stores -> Fixtures.bind(stores, license.id(), ip));
    }

    private Activation bind(License license, Hardware hardware) {
        return inTransaction(stores -> {
            Activation activation = Fixtures.bind(stores, license.id(), hardware);
            stores.announce(new Change.LicenseChanged(license.key()));
            return activation;
        });
    }

    private void bindMany(License license) {
        changeLicense(license, stores -> {
            for (int i = 0; i < MANY; i++) {
                Fixtures.bind(stores, license.id(), Fixtures.ip(i));
                Fixtures.bind(stores, license.id(), Fixtures.hardware(i));
            }
        });
    }

    private Seats seatsOf(License license) {
        return backend.licenseFacts().byKey(license.key()).orElseThrow().seats();
    }

    private Barred barredOf(License license) {
        return backend.licenseFacts().byKey(license.key()).orElseThrow().barred();
    }

    private static ValidationRequest request(LicenseKey key, Hardware hardware) {
        return ValidationRequest.of(key, Fixtures.IP, Optional.of(hardware), 0);
    }
}
