package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Account;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.Stores;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.Racers;

/** What is remembered, what makes it forgotten, and that this is no more than it must be. */
class CachingLicenseFactsTest {

    private static final int MANY = Seats.MAX_LISTED + 1;

    private final Invalidations invalidations = new Invalidations();
    private final MemoryPersistence persistence = new MemoryPersistence(invalidations);
    private final WatchedFacts source = new WatchedFacts(persistence.licenseFacts());
    private final CachingLicenseFacts cache =
            new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 1_000_000);
    private License license;
    private License sibling;
    private License others;

    /** A change that concerns {@code license}. */
    @FunctionalInterface
    private interface ChangeOf {
        Change of(License license);
    }

    @BeforeEach
    void addLicenses() {
        Product product = addProduct("vendor");
        Product otherProduct = addProduct("other");
        license = addLicense(product);
        sibling = addLicense(product);
        others = addLicense(otherProduct);
    }

    @Test
    void aLicenseIsAskedForOnce() {
        Optional<LicenseSnapshot> first = cache.byKey(license.key());
        Optional<LicenseSnapshot> second = cache.byKey(license.key());

        assertThat(first).map(LicenseSnapshot::license).contains(license);
        assertThat(second).isEqualTo(first);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aLicenseIsRememberedHoweverItsKeyIsTyped() {
        cache.byKey(license.key());

        cache.byKey(new LicenseKey(license.key().text().toLowerCase(Locale.ROOT)));
        cache.byKey(new LicenseKey(license.key().canonical()));

        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aKeyThatNobodyHasIsNotRemembered() {
        LicenseKey key = new LicenseKey("NOBO-DYSK-EYAT-ALL9");

        assertThat(cache.byKey(key)).isEmpty();
        assertThat(cache.byKey(key)).isEmpty();

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void aTakenSeatMakesTheLicenseForgottenAndNoOther() {
        rememberAll();

        invalidations.committed(List.of(new Change.SeatTaken(license.key())));

        assertForgotten(license);
        assertRemembered(sibling, others);
    }

    @Test
    void aChangedLicenseIsForgottenAndNoOther() {
        rememberAll();

        invalidations.committed(List.of(new Change.LicenseChanged(license.key())));

        assertForgotten(license);
        assertRemembered(sibling, others);
    }

    @Test
    void ofAChangedAccountAllLicensesAreForgottenAndNoOthers() {
        rememberAll();

        invalidations.committed(List.of(new Change.AccountChanged(license.owner())));

        assertForgotten(license, sibling);
        assertRemembered(others);
    }

    @Test
    void ofAChangedInstanceAllLicensesAreForgotten() {
        rememberAll();

        invalidations.committed(List.of(new Change.InstanceChanged()));

        assertForgotten(license, sibling, others);
    }

    @Test
    void whatIsLoadedAfterAChangeIsRememberedAgain() {
        for (ChangeOf change : List.of(
                (ChangeOf) one -> new Change.SeatTaken(one.key()),
                one -> new Change.LicenseChanged(one.key()),
                one -> new Change.AccountChanged(one.owner()),
                one -> new Change.InstanceChanged())) {
            invalidations.committed(List.of(change.of(license)));
            rememberAll();

            assertRemembered(license, sibling, others);
        }
    }

    static Stream<Named<ChangeOf>> changes() {
        return Stream.of(
                Named.of("the license changed", one -> new Change.LicenseChanged(one.key())),
                Named.of("a seat was taken", one -> new Change.SeatTaken(one.key())),
                Named.of("the account changed", one -> new Change.AccountChanged(one.owner())),
                Named.of("the instance changed", one -> new Change.InstanceChanged()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aLoadThatAChangeOverlapsIsNotRemembered(ChangeOf change) {
        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();
        source.afterNextReading(() -> store(stores -> {
            stores.licenses().update(revoked);
            stores.announce(change.of(license));
        }));

        cache.byKey(license.key());

        assertThat(cache.byKey(license.key())).map(LicenseSnapshot::license).contains(revoked);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aLoadOfOneSeatThatAChangeOverlapsIsNotRemembered(ChangeOf change) {
        giveManySeats(license);
        cache.byKey(license.key());
        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();
        source.afterNextReading(() -> store(stores -> {
            stores.licenses().update(revoked);
            stores.announce(change.of(license));
        }));

        cache.concerning(seat(MANY - 1));

        assertThat(cache.concerning(seat(MANY - 1)))
                .map(LicenseSnapshot::license)
                .contains(revoked);
    }

    @Test
    void aChangeThatOverlapsALoadOfAnotherLicenseDoesNotMatter() {
        source.afterNextReading(() -> invalidations.committed(List.of(new Change.LicenseChanged(sibling.key()))));

        cache.byKey(license.key());

        assertRemembered(license);
    }

    @Test
    void theSeatsOfAVeryLargeLicenseAreRememberedOneByOne() {
        giveManySeats(license);
        cache.byKey(license.key());
        source.asked.set(0);

        for (int i = 0; i < 3; i++) {
            assertThat(cache.concerning(seat(MANY - 1)).orElseThrow().factsFor(seat(MANY - 1)))
                    .isPresent();
        }
        cache.concerning(seat(MANY - 2));

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void aTakenSeatLeavesAVeryLargeLicenseAndItsOtherSeatsRemembered() {
        giveManySeats(license);
        cache.byKey(license.key());
        cache.concerning(seat(MANY - 1));
        source.asked.set(0);

        invalidations.committed(List.of(new Change.SeatTaken(license.key())));

        cache.byKey(license.key());
        cache.concerning(seat(MANY - 1));
        assertThat(source.asked).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aSeatIsForgottenWithItsLicense(ChangeOf change) {
        giveManySeats(license);
        cache.byKey(license.key());
        cache.concerning(seat(MANY - 1));
        store(stores -> {
            stores.seats().clearIps(license.id());
            stores.announce(new Change.LicenseChanged(license.key()));
            stores.announce(change.of(license));
        });

        assertThat(cache.concerning(seat(MANY - 1)).orElseThrow().seats().ips()).isEmpty();
        cache.byKey(license.key());
        assertThat(cache.concerning(seat(MANY - 1)).orElseThrow().seats().ips()).isEmpty();
    }

    @Test
    void aRequestWithoutASeatIsNotRemembered() {
        giveManySeats(license);
        cache.byKey(license.key());
        source.asked.set(0);

        cache.concerning(seat(MANY));
        cache.concerning(seat(MANY));

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void aSeatIsNotRememberedWithoutItsLicense() {
        giveManySeats(license);

        cache.concerning(seat(MANY - 1));
        cache.concerning(seat(MANY - 1));

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void noMoreIsRememberedThanThereIsRoomFor() {
        CachingLicenseFacts small = new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 100);
        List<License> many = new ArrayList<>();
        Product product = addProduct("large vendor");
        for (int i = 0; i < 500; i++) {
            many.add(addLicense(product));
        }

        // What is over the limit is dropped a moment later.
        Racers.awaitUntil(() -> {
            many.forEach(one -> small.byKey(one.key()));
            source.asked.set(0);
            many.reversed().forEach(one -> small.byKey(one.key()));
            int remembered = many.size() - source.asked.get();
            return remembered <= 50;
        });
    }

    @Test
    void aLicenseTakesRoomForEachSeatThatItLists() {
        CachingLicenseFacts small = new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, MANY);
        giveManySeats(license);

        // It lists more seats than there is room for.
        Racers.awaitUntil(() -> {
            small.byKey(license.key());
            source.asked.set(0);
            small.byKey(license.key());
            return source.asked.get() == 1;
        });
    }

    @Test
    void nothingIsRememberedWhereThereIsNoRoom() {
        CachingLicenseFacts none = new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 0);

        Racers.awaitUntil(() -> {
            none.byKey(license.key());
            source.asked.set(0);
            none.byKey(license.key());
            return source.asked.get() == 1;
        });
    }

    @Test
    void aForgottenLicenseIsNotHeldByItsSeats() {
        giveManySeats(license);
        WeakReference<LicenseSnapshot> forgotten =
                new WeakReference<>(cache.byKey(license.key()).orElseThrow());
        cache.concerning(seat(MANY - 1));

        invalidations.committed(List.of(new Change.LicenseChanged(license.key())));

        Racers.awaitUntil(() -> {
            cache.byKey(license.key());
            System.gc();
            return forgotten.get() == null;
        });
    }

    private ValidationRequest seat(int number) {
        return ValidationRequest.of(license.key(), ip(number), Optional.of(hardware(number)), 0);
    }

    private void rememberAll() {
        Stream.of(license, sibling, others).forEach(one -> cache.byKey(one.key()));
    }

    private void assertRemembered(License... licenses) {
        source.asked.set(0);
        Stream.of(licenses).forEach(one -> cache.byKey(one.key()));
        assertThat(source.asked).hasValue(0);
    }

    private void assertForgotten(License... licenses) {
        source.asked.set(0);
        Stream.of(licenses).forEach(one -> cache.byKey(one.key()));
        assertThat(source.asked).hasValue(licenses.length);
    }

    private void store(Consumer<Stores> change) {
        persistence.transactions().inTransaction(stores -> {
            change.accept(stores);
            return true;
        });
    }

    private Product addProduct(String vendor) {
        return persistence.transactions().inTransaction(stores -> {
            Account account = Fixtures.account(stores.accounts().nextId(), vendor + "@example.com");
            stores.accounts().add(account);
            Product product = Fixtures.product(stores.products().nextId(), account.id(), "Demo Plugin");
            stores.products().add(product);
            return product;
        });
    }

    private License addLicense(Product product) {
        return persistence.transactions().inTransaction(stores -> {
            License made = LicenseBuilder.license(stores.licenses().nextId(), product.owner(), product.id())
                    .build();
            stores.licenses().add(made);
            bind(stores, made, IP, HARDWARE);
            return made;
        });
    }

    private void giveManySeats(License one) {
        store(stores -> {
            for (int i = 1; i < MANY; i++) {
                bind(stores, one, ip(i), hardware(i));
            }
        });
    }

    private static void bind(Stores stores, License license, IpAddress ip, Hardware hardware) {
        Fixtures.bind(stores, license.id(), ip);
        Fixtures.bind(stores, license.id(), hardware);
    }
}
