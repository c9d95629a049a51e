package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.application.CountingTransactions;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Term;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

class ValidateLicenseTest {

    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicReference<Runnable> onceBegun = new AtomicReference<>(() -> {});
    private final MemoryEngine engine = MemoryEngine.wired()
            .transactions(real -> new CountingTransactions(new SlowToBegin(real), transactions))
            .open();

    /** Has something happen between the call and the transaction, as if the lock had been long in coming. */
    private final class SlowToBegin implements Transactions {
        private final Transactions real;

        SlowToBegin(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Function<Stores, T> work) {
            onceBegun.getAndSet(() -> {}).run();
            return real.inTransaction(work);
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aKnownSeatIsAnsweredWithoutATransaction() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        engine.addSeats(license, IP, HARDWARE);
        engine.validate(license.key(), IP, HARDWARE); // reads the owner's plan
        transactions.set(0);

        Validation answer = engine.validate(license.key(), IP, HARDWARE);

        assertThat(answer).isEqualTo(new Validation.Granted(license, engine.seats(license)));
        assertThat(transactions).hasValue(0);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aNewSeatBindsAddressAndDeviceTogetherInOneTransaction() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        engine.validate(license.key(), IP, HARDWARE);
        License another = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        transactions.set(0);

        Validation answer = engine.validate(another.key(), IP, HARDWARE);

        assertThat(transactions).hasValue(1);
        assertThat(engine.seats(another).ips()).containsExactly(IP);
        assertThat(engine.seats(another).activations()).containsOnlyKeys(HARDWARE);
        assertThat(answer).isEqualTo(new Validation.Granted(another, engine.seats(another)));
    }

    @Test
    void aNewDeviceKeepsWhenItCameAndWhatItRuns() {
        License license = engine.addLicense();
        ClientFacts client = new ClientFacts(
                Optional.of("2.1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        engine.validate(new ValidationRequest(
                license.key(), IP, Optional.of(HARDWARE), Optional.empty(), Optional.empty(), 0, client));

        assertThat(engine.seats(license).activations().get(HARDWARE))
                .isEqualTo(
                        new Activation(new ActivationId(1), HARDWARE, Optional.empty(), Optional.of("2.1"), NOW, NOW));
    }

    @Test
    void aKnownDeviceAtAnotherAddressOnlyTakesTheAddress() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(2, 1)));
        engine.validate(license.key(), ip(1), HARDWARE);

        Validation answer = engine.validate(license.key(), ip(2), HARDWARE);

        assertThat(answer).isEqualTo(new Validation.Granted(license, engine.seats(license)));
        assertThat(engine.seats(license).ips()).containsExactly(ip(1), ip(2));
        assertThat(engine.seats(license).activationCount()).isEqualTo(1);
    }

    @Test
    void aKnownSeatIsGrantedAtTheLimitAndAboveALimitThatWasLowered() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(2, 2)));
        engine.validate(license.key(), ip(1), hardware(1));
        engine.validate(license.key(), ip(2), hardware(2));

        assertThat(engine.validate(license.key(), ip(2), hardware(2))).isInstanceOf(Validation.Granted.class);

        engine.change(license, builder -> builder.limits(Limits.of(0, 0)));

        assertThat(engine.validate(license.key(), ip(2), hardware(2))).isInstanceOf(Validation.Granted.class);
        assertThat(engine.validate(license.key(), ip(1), hardware(2))).isInstanceOf(Validation.Granted.class);
        assertThat(engine.validate(license.key(), ip(3), hardware(2)))
                .isEqualTo(refused(new Refusal.IpLimitReached(0), engine.license(license)));
    }

    @Test
    void aRequestThatFindsRoomForOneSeatOnlyTakesNone() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(5, 1)));
        engine.validate(license.key(), ip(1), hardware(1));

        Validation answer = engine.validate(license.key(), ip(2), hardware(2));

        assertThat(answer).isEqualTo(refused(new Refusal.HardwareLimitReached(1), license));
        assertThat(engine.seats(license).ips()).containsExactly(ip(1));
    }

    @Test
    void aLicenseWithoutLimitsGivesSeatsToAll() {
        License license = engine.addLicense(builder -> builder.limits(Limits.NONE));

        for (int i = 0; i < 100; i++) {
            assertThat(engine.validate(license.key(), ip(i), hardware(i))).isInstanceOf(Validation.Granted.class);
        }

        assertThat(engine.seats(license).ipCount()).isEqualTo(100);
        assertThat(engine.seats(license).activationCount()).isEqualTo(100);
    }

    @Test
    void aRequestWithoutHardwareTakesAnAddressOnly() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 0)));

        Validation answer = engine.validate(ValidationRequest.of(license.key(), IP, Optional.empty(), 0));

        assertThat(answer).isInstanceOf(Validation.Granted.class);
        assertThat(engine.seats(license).ips()).containsExactly(IP);
        assertThat(engine.seats(license).activations()).isEmpty();
    }

    @Test
    void aKeyThatNobodyHasIsUnknown() {
        Validation answer = engine.validate(new LicenseKey("NOBO-DYHA-STHI-SKEY"), IP, HARDWARE);

        assertThat(answer).isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
        assertThat(transactions).hasValue(0);
    }

    @Test
    void aDeletedLicenseIsUnknownEvenAfterItsProductWasRemoved() {
        License license = engine.addLicense();
        engine.engine().licenses().delete(engine.vendor, license.id());
        engine.engine().products().delete(engine.vendor, engine.product.id());

        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
    }

    @Test
    void aKeyIsKnownWithoutRegardToCaseAndDashes() {
        License license = engine.addLicense();

        assertThat(engine.validate(new LicenseKey("lictest" + license.id().value()), IP, HARDWARE))
                .isInstanceOf(Validation.Granted.class);
    }

    @Test
    void theOwnersOwnCredentialIsNoObstacle() {
        License license = engine.addLicense();
        ValidationRequest request = new ValidationRequest(
                license.key(),
                IP,
                Optional.of(HARDWARE),
                Optional.of(engine.product.id()),
                Optional.of(engine.vendorAccount.id()),
                0,
                ClientFacts.NONE);

        assertThat(engine.validate(request)).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void aComputerWithOneNewPartKeepsItsSeatAndIsKnownByTheNewPart() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        Fingerprint bought = fingerprint("cpu-1", "disk-1", "mac-1");
        Fingerprint repaired = fingerprint("cpu-1", "disk-2", "mac-1");
        engine.validate(license.key(), IP, bought);
        engine.time.advance(Duration.ofHours(1));

        Validation answer = engine.validate(license.key(), IP, repaired);

        Activation device = engine.seats(license).activations().get(repaired);
        assertThat(answer).isEqualTo(new Validation.Granted(license, engine.seats(license)));
        assertThat(engine.seats(license).activations()).containsOnlyKeys(repaired);
        assertThat(device.activatedAt()).isEqualTo(NOW);
        assertThat(device.lastSeenAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void anotherComputerTakesASeatOfItsOwn() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        engine.validate(license.key(), IP, fingerprint("cpu-1", "disk-1", "mac-1"));

        Validation answer = engine.validate(license.key(), IP, fingerprint("cpu-1", "disk-2", "mac-2"));

        assertThat(answer).isEqualTo(refused(new Refusal.HardwareLimitReached(1), license));
    }

    @Test
    void aConsumptionLicenseSpendsWhatIsAsked() {
        License license = addConsumptionLicense(10);

        spend(license, 3);
        spend(license, 7);

        assertThat(engine.creditsUsed(license)).isEqualTo(10);
        assertThat(spend(license, 1)).isEqualTo(refused(new Refusal.InsufficientCredits(0), license));
    }

    @Test
    void spendingNothingCostsNothingAndNeedsNoTransaction() {
        License license = addConsumptionLicense(0);
        spend(license, 0);
        transactions.set(0);

        assertThat(spend(license, 0)).isInstanceOf(Validation.Granted.class);
        assertThat(engine.creditsUsed(license)).isZero();
        assertThat(transactions).hasValue(0);
    }

    @Test
    void aLicenseOfAnotherKindSpendsNothing() {
        License license = engine.addLicense(builder -> builder.kind(LicenseKind.ENTERPRISE));

        assertThat(spend(license, 5)).isInstanceOf(Validation.Granted.class);
        assertThat(engine.creditsUsed(license)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void expiryIsDecidedByTheTimeOfEachCall(boolean knownSeat) {
        License license = engine.addLicense(builder -> builder.term(Term.until(NOW.plusMillis(1))));
        if (knownSeat) {
            assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
        }

        engine.time.advance(Duration.ofMillis(1));

        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(refused(new Refusal.Expired(NOW.plusMillis(1)), license));
    }

    @Test
    void aLicenseThatExpiresWhileItsLockIsAwaitedIsRefused() {
        License license = engine.addLicense(builder -> builder.term(Term.until(NOW.plusSeconds(1))));
        engine.validate(license.key(), IP, HARDWARE);
        onceBegun.set(() -> engine.time.advance(Duration.ofSeconds(1)));

        Validation answer = engine.validate(license.key(), ip(2), HARDWARE);

        assertThat(answer).isEqualTo(refused(new Refusal.Expired(NOW.plusSeconds(1)), license));
        assertThat(engine.seats(license).ips()).containsExactly(IP);
        assertThat(engine.recorded())
                .last()
                .satisfies(row -> assertThat(row.validation().at())
                        .as("when it was decided, not when it was asked")
                        .isEqualTo(NOW.plusSeconds(1)));
    }

    @Test
    void aKeyThatIsRotatedWhileItsLockIsAwaitedIsUnknown() {
        License license = engine.addLicense();
        engine.validate(license.key(), IP, HARDWARE);
        onceBegun.set(() -> engine.change(license, builder -> builder.key("LIC-ROTATED")));

        assertThat(engine.validate(license.key(), ip(2), HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
    }

    @Test
    void negativeCreditsCanNotBeAskedFor() {
        License license = engine.addLicense();

        assertThatThrownBy(() -> ValidationRequest.of(license.key(), IP, Optional.empty(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLogTellsWhatWasAskedAndHowItWasAnswered() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));

        engine.validate(license.key(), IP, HARDWARE);
        engine.time.advance(Duration.ofSeconds(1));
        engine.validate(license.key(), ip(2), HARDWARE);

        ValidationRecord granted = granted(license);
        ValidationRecord refused = new ValidationRecord(
                NOW.plusSeconds(1),
                Outcome.IP_LIMIT_REACHED,
                granted.license(),
                granted.owner(),
                granted.product(),
                granted.key(),
                ip(2).text(),
                granted.hardware(),
                "test",
                ClientFacts.NONE);
        assertThat(engine.recorded()).extracting(row -> row.validation()).containsExactly(granted, refused);
    }

    @Test
    void theLogTellsOfAnUnknownKeyOnlyWhatTheCallerSaid() {
        License othersLicense = engine.addLicense();
        ValidationRequest request = new ValidationRequest(
                othersLicense.key(),
                IP,
                Optional.of(HARDWARE),
                Optional.of(engine.otherProduct.id()),
                Optional.of(engine.otherAccount.id()),
                0,
                ClientFacts.NONE);

        engine.validate(request);

        assertThat(engine.recorded()).singleElement().satisfies(row -> {
            assertThat(row.validation().license()).isEmpty();
            assertThat(row.validation().owner()).contains(engine.otherAccount.id());
            assertThat(row.validation().product()).contains(engine.otherProduct.id());
        });
    }

    private License addConsumptionLicense(long credits) {
        License license = engine.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
        engine.store(stores -> stores.credits().setTotal(license.id(), credits));
        return license;
    }

    private Validation spend(License license, long credits) {
        return engine.validate(ValidationRequest.of(license.key(), IP, Optional.<Hardware>of(HARDWARE), credits));
    }

    private static ValidationRecord granted(License license) {
        return new ValidationRecord(
                NOW,
                Outcome.GRANTED,
                Optional.of(license.id()),
                Optional.of(license.owner()),
                Optional.of(license.product()),
                license.key(),
                IP.text(),
                Optional.of(HARDWARE.identity()),
                "test",
                ClientFacts.NONE);
    }

    private static Validation refused(Refusal refusal, License license) {
        return new Validation.Refused(refusal, Optional.of(license));
    }
}
