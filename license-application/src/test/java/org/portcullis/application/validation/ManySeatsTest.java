package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.CountingTransactions;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.testkit.Fixtures;

/** A licence with more seats than are listed is as exact as any other, and no slower. */
class ManySeatsTest {

    private static final int MANY = Seats.MAX_LISTED + 1;

    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger concerning = new AtomicInteger();
    private final MemoryEngine engine = MemoryEngine.wired()
            .transactions(real -> new CountingTransactions(real, transactions))
            .facts(Counting::new)
            .open();
    private License license;

    private final class Counting implements LicenseFacts {
        private final LicenseFacts facts;

        Counting(LicenseFacts facts) {
            this.facts = facts;
        }

        @Override
        public Optional<LicenseSnapshot> byKey(LicenseKey key) {
            return facts.byKey(key);
        }

        @Override
        public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
            concerning.incrementAndGet();
            return facts.concerning(request);
        }
    }

    @BeforeEach
    void giveManySeats() {
        license = engine.addLicense(builder -> builder.limits(Limits.of(MANY + 1, MANY + 1)));
        engine.store(stores -> {
            for (int i = 0; i < MANY; i++) {
                Fixtures.bind(stores, license.id(), ip(i));
                Fixtures.bind(stores, license.id(), hardware(i));
            }
        });
        engine.validate(license.key(), ip(0), hardware(0)); // reads the owner's plan
        transactions.set(0);
        concerning.set(0);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aListedSeatIsAnsweredAsEver() {
        Validation answer = engine.validate(license.key(), ip(0), hardware(0));

        assertThat(answer).isEqualTo(new Validation.Granted(license, engine.seats(license)));
        assertThat(transactions).hasValue(0);
        assertThat(concerning).hasValue(0);
    }

    @Test
    void aSeatThatIsNotListedIsAskedForByItselfAndNeedsNoTransaction() {
        Validation answer = engine.validate(license.key(), ip(MANY - 1), hardware(MANY - 1));

        assertThat(answer).isInstanceOf(Validation.Granted.class);
        assertThat(transactions).hasValue(0);
        assertThat(concerning).hasValue(1);
    }

    @Test
    void theAnswerListsNoMoreSeatsThanItMayAndCountsThemAll() {
        Validation answer = engine.validate(license.key(), ip(MANY), hardware(MANY));

        assertThat(answer).isInstanceOfSatisfying(Validation.Granted.class, granted -> {
            assertThat(granted.seats().ips()).hasSize(Seats.MAX_LISTED);
            assertThat(granted.seats().activations()).hasSize(Seats.MAX_LISTED);
            assertThat(granted.seats().ipCount()).isEqualTo(MANY + 1);
            assertThat(granted.seats().activationCount()).isEqualTo(MANY + 1);
        });
    }

    @Test
    void theLimitHoldsExactly() {
        engine.validate(license.key(), ip(MANY), hardware(MANY));

        assertThat(engine.validate(license.key(), ip(MANY + 1), hardware(MANY)))
                .isEqualTo(new Validation.Refused(new Refusal.IpLimitReached(MANY + 1), Optional.of(license)));
        assertThat(engine.validate(license.key(), ip(MANY), hardware(MANY + 1)))
                .isEqualTo(new Validation.Refused(new Refusal.HardwareLimitReached(MANY + 1), Optional.of(license)));
        assertThat(engine.seats(license).ipCount()).isEqualTo(MANY + 1);
    }

    @Test
    void aSeatThatIsNotListedIsRefusedOnceTheLicenseIsRevoked() {
        engine.change(license, builder -> builder.standing(Standing.REVOKED));

        Validation answer = engine.validate(license.key(), ip(MANY - 1), hardware(MANY - 1));

        assertThat(answer)
                .isEqualTo(new Validation.Refused(new Refusal.Revoked(), Optional.of(engine.license(license))));
        assertThat(transactions).hasValue(0);
    }

    @Test
    void aSeatThatIsNotListedIsRefusedOnceItIsBlacklisted() {
        engine.store(stores -> stores.blacklists()
                .add(barred(stores.blacklists().nextId(), new BlacklistScope.Instance(), hardware(MANY - 1))));

        Validation answer = engine.validate(license.key(), ip(MANY - 1), hardware(MANY - 1));

        assertThat(answer).isEqualTo(new Validation.Refused(new Refusal.HardwareBlacklisted(), Optional.of(license)));
    }
}
