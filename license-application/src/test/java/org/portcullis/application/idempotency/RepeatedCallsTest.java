package org.portcullis.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseDrafts;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.idempotency.IdempotencyKey;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.IdempotencyRecords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.testkit.Racers;

/** Calls that are sent again since no answer came. */
class RepeatedCallsTest {

    private static final long PLAN = 100;

    private final AtomicBoolean answerIsLost = new AtomicBoolean();
    private final MemoryEngine engine = MemoryEngine.wired()
            .transactions(Deaf::new)
            .vendorPlan(new AccountPlan("HUNDRED", OptionalLong.of(2), OptionalLong.of(PLAN)))
            .open();
    private final LicenseAdministration licenses = engine.engine().licenses();

    /** Commits, and loses the answer, if that is wanted. */
    private final class Deaf implements Transactions {
        private final Transactions real;

        Deaf(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Function<Stores, T> work) {
            T result = real.inTransaction(work);
            if (answerIsLost.getAndSet(false)) {
                throw new StorageException("the connection broke");
            }
            return result;
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aSpendingWhoseAnswerWasLostSpendsOnce() {
        License license = consumable(10);
        answerIsLost.set(true);
        assertThatThrownBy(() -> spend(license, 10, call("a"))).isInstanceOf(StorageException.class);

        assertThat(spend(license, 10, call("a"))).isInstanceOf(Validation.Granted.class);
        assertThat(spend(license, 10, call("a"))).isInstanceOf(Validation.Granted.class);

        assertThat(engine.creditsUsed(license)).isEqualTo(10);
        assertThat(spend(license, 1, call("b"))).isInstanceOf(Validation.Refused.class);
        assertThat(spend(license, 1, Optional.empty())).isInstanceOf(Validation.Refused.class);
    }

    @Test
    void whatTheFirstOneWasRefusedTheSecondMayBeGranted() {
        License license = consumable(0);
        assertThat(spend(license, 1, call("a"))).isInstanceOf(Validation.Refused.class);
        engine.store(stores -> stores.credits().setTotal(license.id(), 1));

        assertThat(spend(license, 1, call("a"))).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void anotherSpendingByTheSameNameIsRefusedAndSpendsNothing() {
        License license = consumable(10);
        spend(license, 1, call("a"));

        assertThatThrownBy(() -> spend(
                        license,
                        2,
                        Optional.of(RepeatableCall.of("POST /validate", new IdempotencyKey("a"), "spend two"))))
                .isInstanceOf(KeyReused.class);

        assertThat(engine.creditsUsed(license)).isEqualTo(1);
    }

    @Test
    void whatIsSentAgainTakesNothingOfThePlan() {
        License license = consumable(10);
        for (int time = 0; time < 2 * PLAN; time++) {
            assertThat(spend(license, 1, call("a"))).isInstanceOf(Validation.Granted.class);
        }
        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void ofManyWhoSendTheSameAtOnceOneSpends() {
        License license = consumable(10);

        assertThat(Racers.race(8, racer -> spend(license, 1, call("a"))))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Validation.Granted.class));

        assertThat(engine.creditsUsed(license)).isEqualTo(1);
    }

    @Test
    void theSameNameOnAnotherLicenseIsAnotherCall() {
        License one = consumable(10);
        License another = consumable(10);
        spend(one, 1, call("a"));
        spend(another, 1, call("a"));

        assertThat(engine.creditsUsed(one)).isEqualTo(1);
        assertThat(engine.creditsUsed(another)).isEqualTo(1);
    }

    @Test
    void aDayLaterTheNameIsNotKnownAnyMore() {
        License license = consumable(10);
        spend(license, 1, call("a"));
        engine.time.advance(IdempotencyRecords.REMEMBERED.plus(Duration.ofMillis(1)));

        spend(license, 1, call("a"));

        assertThat(engine.creditsUsed(license)).isEqualTo(2);
    }

    @Test
    void aLicenseIsMadeOnceAndTheLimitOfThePlanIsNoReasonNotToTellOfIt() {
        LicenseCreation first = licenses.create(engine.vendor, LicenseDrafts.plain(engine.product.id()), call("a"));
        licenses.create(engine.vendor, LicenseDrafts.plain(engine.product.id()), call("b"));

        assertThat(licenses.create(engine.vendor, LicenseDrafts.plain(engine.product.id()), call("a")))
                .isEqualTo(first);
        assertThat(licenses.create(engine.vendor, LicenseDrafts.plain(engine.product.id()), call("c")))
                .isInstanceOf(LicenseCreation.PlanLimitReached.class);
        assertThat(engine.audit()).hasSize(2);
    }

    @Test
    void aKeyIsRotatedOnceAndEachTimeTheSameNewOneIsTold() {
        License license = engine.addLicense();
        answerIsLost.set(true);
        assertThatThrownBy(() -> licenses.rotate(engine.vendor, license.key(), call("a")))
                .isInstanceOf(StorageException.class);

        KeyRotation rotation =
                licenses.rotate(engine.vendor, license.key(), call("a")).orElseThrow();

        assertThat(rotation.oldKey()).isEqualTo(license.key());
        assertThat(engine.license(license).key()).isEqualTo(rotation.newKey());
        assertThat(licenses.rotate(engine.vendor, license.key(), call("a"))).contains(rotation);
        assertThat(licenses.rotate(engine.vendor, license.key(), call("b"))).isEmpty();
        assertThat(engine.audit()).hasSize(1);
    }

    @Test
    void whatAnotherAccountSentByThatNameIsNotTold() {
        License license = engine.addLicense();
        licenses.rotate(engine.vendor, license.key(), call("a"));

        assertThat(licenses.rotate(engine.other, license.key(), call("a"))).isEmpty();
    }

    @Test
    void seatsAreFreedOnce() {
        License license = engine.addLicense();
        engine.addSeats(license, IP, HARDWARE);
        assertThat(licenses.clear(engine.vendor, license.key(), Clearing.EVERYTHING, call("a")))
                .isTrue();
        engine.addSeats(license, IP, HARDWARE);
        Seats taken = engine.seats(license);

        assertThat(licenses.clear(engine.vendor, license.key(), Clearing.EVERYTHING, call("a")))
                .isTrue();

        assertThat(engine.seats(license)).isEqualTo(taken);
    }

    /** Else whoever sends the same call once more would get round it. */
    @Test
    void aLicenseThatWasRevokedMeanwhileIsRefused() {
        License license = consumable(10);
        spend(license, 1, call("a"));
        engine.change(license, builder -> builder.standing(Standing.REVOKED));

        assertThat(spend(license, 1, call("a"))).isInstanceOf(Validation.Refused.class);
    }

    private License consumable(long credits) {
        License license = engine.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
        engine.store(stores -> stores.credits().setTotal(license.id(), credits));
        return license;
    }

    private Validation spend(License license, long credits, Optional<RepeatableCall> call) {
        ValidationRequest request = ValidationRequest.of(license.key(), IP, Optional.empty(), credits);
        return engine.engine().validation().validate(engine.stranger, request, call);
    }

    private static Optional<RepeatableCall> call(String key) {
        return Optional.of(RepeatableCall.of("POST /validate", new IdempotencyKey(key), "the same"));
    }
}
