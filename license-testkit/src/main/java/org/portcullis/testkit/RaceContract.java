package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.Effect;
import org.portcullis.core.validation.LicenseValidator;
import org.portcullis.core.validation.ValidationFacts;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.validation.Verdict;
import org.portcullis.ports.out.Stores;

/**
 * That limits hold when everybody comes at once: lock the licence, read, decide, change, commit. Each race is run several
 * times, with a new licence each time.
 */
public abstract class RaceContract extends StoreContract {
    private static final int RACERS = 48;
    private static final int ROUNDS = 4;
    private static final int LIMIT = 5;

    /** How a racer comes by the licence that it decides on. */
    @FunctionalInterface
    private interface Reading {
        License license(Stores stores, LicenseKey key);
    }

    private static final Reading LOCKED =
            (stores, key) -> stores.licenses().lock(key).orElseThrow();

    protected RaceContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void ofManyAddressesExactlyTheLimitGetASeat() {
        inRounds(() -> {
            License license = addLicense(builder -> builder.limits(Limits.of(LIMIT, 0)));

            List<Boolean> granted = Racers.race(
                    RACERS,
                    racer -> validate(
                            ValidationRequest.of(license.key(), Fixtures.ip(racer), Optional.empty(), 0), LOCKED));

            assertExactlySoManyWon(LIMIT, granted, seatsOf(license).ipCount());
        });
    }

    @Test
    void ofManyDevicesExactlyTheLimitGetASeat() {
        inRounds(() -> {
            License license = addLicense(builder -> builder.limits(Limits.of(1, LIMIT)));

            List<Boolean> granted =
                    Racers.race(RACERS, racer -> validate(onSameAddress(license, Fixtures.hardware(racer)), LOCKED));

            assertExactlySoManyWon(LIMIT, granted, seatsOf(license).activationCount());
            assertThat(seatsOf(license).ipCount()).isEqualTo(1);
        });
    }

    /**
     * The same check must catch a racer that counts without taking the lock. Two do, for one seat, and the barrier makes
     * sure that both have counted before either takes a seat; so both win, every time.
     */
    @Test
    void racersThatDoNotLockAreCaughtExceedingTheLimit() {
        License license = addLicense(builder -> builder.limits(Limits.of(1, 0)));
        CyclicBarrier bothHaveCounted = new CyclicBarrier(2);
        Reading unlocked =
                (stores, key) -> stores.licenses().find(key, EVERYTHING).orElseThrow();

        List<Boolean> granted = Racers.race(
                2,
                racer -> validate(
                        ValidationRequest.of(license.key(), Fixtures.ip(racer), Optional.empty(), 0),
                        unlocked,
                        () -> Racers.await(bothHaveCounted)));

        assertThatThrownBy(() ->
                        assertExactlySoManyWon(1, granted, seatsOf(license).ipCount()))
                .isInstanceOf(AssertionError.class);
        assertThat(granted).containsExactly(true, true);
    }

    @Test
    void theSameDeviceAtOnceGetsOneSeatAndIsGrantedEveryTime() {
        inRounds(() -> {
            License license = addLicense(builder -> builder.limits(Limits.of(1, 1)));

            List<Boolean> granted =
                    Racers.race(RACERS, racer -> validate(onSameAddress(license, Fixtures.HARDWARE), LOCKED));

            assertExactlySoManyWon(RACERS, granted, RACERS);
            assertThat(seatsOf(license).ipCount()).isEqualTo(1);
            assertThat(seatsOf(license).activationCount()).isEqualTo(1);
        });
    }

    @Test
    void theSameComputerWithAnotherDiskEachTimeGetsOneSeat() {
        License license = addLicense(builder -> builder.limits(Limits.of(1, LIMIT)));

        List<Boolean> granted = Racers.race(
                RACERS, racer -> validate(onSameAddress(license, fingerprint("cpu", "disk " + racer, "mac")), LOCKED));

        assertExactlySoManyWon(RACERS, granted, RACERS);
        assertThat(seatsOf(license).activationCount()).isEqualTo(1);
    }

    @Test
    void creditsAreSpentToTheLastAndNeverBelow() {
        inRounds(() -> {
            License license = addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
            change(stores -> stores.credits().setTotal(license.id(), 21));

            List<Boolean> granted = Racers.race(
                    RACERS,
                    racer -> validate(ValidationRequest.of(license.key(), Fixtures.IP, Optional.empty(), 2), LOCKED));

            Credits credits = inTransaction(stores -> stores.credits().of(license.id()));
            assertThat(credits).isEqualTo(new Credits(21, 20));
            assertThat(granted).filteredOn(won -> won).hasSize(10);
        });
    }

    @Test
    void whatIsGrantedAfterTheLimitWasLoweredKeepsTheLowerOne() {
        inRounds(() -> {
            License license = addLicense(builder -> builder.limits(Limits.of(RACERS, 0)));
            License lowered = LicenseBuilder.like(license)
                    .limits(new Limits(Limit.of(2), Limit.of(0), Limit.UNLIMITED))
                    .build();

            List<Boolean> kept = Racers.race(
                    RACERS, racer -> racer == RACERS / 2 ? replace(lowered) : takesASeatWithinTheLimit(license, racer));

            assertThat(kept).containsOnly(true);
            int seats = seatsOf(license).ipCount();
            assertThat(validate(ValidationRequest.of(license.key(), Fixtures.ip(RACERS), Optional.empty(), 0), LOCKED))
                    .isEqualTo(seats < 2);
        });
    }

    @Test
    void nothingIsGrantedAfterTheLicenseWasRevoked() {
        inRounds(() -> {
            License license = addLicense();
            License revoked =
                    LicenseBuilder.like(license).standing(Standing.REVOKED).build();

            Racers.race(RACERS, racer -> {
                if (racer == RACERS / 2) {
                    replace(revoked);
                    int seats = seatsOf(license).ipCount();
                    assertThat(validate(
                                    ValidationRequest.of(license.key(), Fixtures.ip(RACERS), Optional.empty(), 0),
                                    LOCKED))
                            .isFalse();
                    assertThat(seatsOf(license).ipCount()).isEqualTo(seats);
                    return false;
                }
                return validate(ValidationRequest.of(license.key(), Fixtures.ip(racer), Optional.empty(), 0), LOCKED);
            });
        });
    }

    @Test
    void anAccountNeverOwnsMoreLicensesThanItsPlanAllows() {
        List<Boolean> made = Racers.race(
                RACERS,
                racer -> inTransaction(stores -> {
                    stores.accounts().lock(vendor.id());
                    if (stores.licenses().count(vendor.id()) >= LIMIT) {
                        return false;
                    }
                    LicenseId id = stores.licenses().nextId();
                    stores.licenses()
                            .add(LicenseBuilder.license(id, vendor.id(), product.id())
                                    .build());
                    return true;
                }));

        long owned = inTransaction(stores -> stores.licenses().count(vendor.id()));
        assertExactlySoManyWon(LIMIT, made, (int) owned);
    }

    private static void assertExactlySoManyWon(int expected, List<Boolean> won, int taken) {
        assertThat(won).as("who won").filteredOn(each -> each).hasSize(expected);
        assertThat(taken).as("what is taken").isEqualTo(expected);
    }

    private static void inRounds(Runnable race) {
        for (int round = 0; round < ROUNDS; round++) {
            race.run();
        }
    }

    private boolean validate(ValidationRequest request, Reading reading) {
        return validate(request, reading, () -> {});
    }

    /** Whether it was granted; then its effects are done. */
    private boolean validate(ValidationRequest request, Reading reading, Runnable betweenReadAndChange) {
        return inTransaction(stores -> {
            License license = reading.license(stores, request.key());
            ValidationFacts facts = ValidationFacts.of(
                    request,
                    license,
                    product,
                    stores.seats().of(license.id()),
                    Barred.NOTHING,
                    stores.credits().of(license.id()));
            betweenReadAndChange.run();
            return switch (LicenseValidator.decide(facts, request, NOW)) {
                case Verdict.Granted granted -> {
                    granted.effects().forEach(effect -> apply(effect, license, stores));
                    yield true;
                }
                case Verdict.Refused refused -> false;
            };
        });
    }

    private static void apply(Effect effect, License license, Stores stores) {
        switch (effect) {
            case Effect.BindIp bind -> Fixtures.bind(stores, license.id(), bind.ip());
            case Effect.BindHardware bind -> Fixtures.bind(stores, license.id(), bind.hardware());
            case Effect.RefreshFingerprint refresh ->
                stores.seats()
                        .update(
                                license.id(),
                                Fixtures.activation(refresh.device().id(), refresh.fingerprint()));
            case Effect.SpendCredits spend -> stores.credits().spend(license.id(), spend.amount());
            case Effect.LockIp lock -> throw new AssertionError("no licence here is to be locked: " + lock);
        }
    }

    /** Takes a seat if the limit allows it; false if there were more seats afterwards than the limit it saw. */
    private boolean takesASeatWithinTheLimit(License license, int racer) {
        return inTransaction(stores -> {
            License locked = stores.licenses().lock(license.key()).orElseThrow();
            Limit limit = locked.limits().ips();
            if (!limit.admitsAnother(stores.seats().of(license.id()).ipCount())) {
                return true;
            }
            Fixtures.bind(stores, license.id(), Fixtures.ip(racer));
            return stores.seats().of(license.id()).ipCount() <= limit.max();
        });
    }

    private boolean replace(License changed) {
        change(stores -> {
            stores.licenses().lock(changed.id(), EVERYTHING);
            stores.licenses().update(changed);
        });
        return true;
    }

    private Seats seatsOf(License license) {
        return inTransaction(stores -> stores.seats().of(license.id()));
    }

    private static ValidationRequest onSameAddress(License license, Hardware hardware) {
        return ValidationRequest.of(license.key(), Fixtures.IP, Optional.of(hardware), 0);
    }
}
