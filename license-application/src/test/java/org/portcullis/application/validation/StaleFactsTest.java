package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.LicenseFacts;

/** Facts that are out of date may cost a transaction; they never give a seat or a credit, and never keep one from anybody. */
class StaleFactsTest {

    private final MemoryEngine engine =
            MemoryEngine.wired().facts(NeverForgetting::new).open();

    /** Answers for ever what it was answered first. */
    private record NeverForgetting(LicenseFacts fresh, Map<LicenseKey, Optional<LicenseSnapshot>> first)
            implements LicenseFacts {
        NeverForgetting(LicenseFacts fresh) {
            this(fresh, new ConcurrentHashMap<>());
        }

        @Override
        public Optional<LicenseSnapshot> byKey(LicenseKey key) {
            return first.computeIfAbsent(key, fresh::byKey);
        }

        @Override
        public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
            return byKey(request.key());
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void factsThatLackSeatsGiveNoneBeyondTheLimit() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(-1, 2)));

        for (int i = 0; i < 5; i++) {
            engine.validate(license.key(), IP, hardware(i));
        }

        assertThat(engine.seats(license).activations()).containsOnlyKeys(hardware(0), hardware(1));
    }

    @Test
    void factsThatLackASeatDoNotKeepItFromWhoHasIt() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        engine.validate(license.key(), IP, HARDWARE);

        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
        assertThat(engine.seats(license).activationCount()).isEqualTo(1);
    }

    @Test
    void factsFromBeforeALimitWasLoweredGiveNoSeat() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(5, 5)));
        engine.validate(license.key(), IP, HARDWARE);
        engine.change(license, builder -> builder.limits(Limits.of(1, 1)));

        assertThat(engine.validate(license.key(), ip(2), hardware(2)))
                .isEqualTo(new Validation.Refused(new Refusal.IpLimitReached(1), Optional.of(engine.license(license))));
    }

    @Test
    void factsFromBeforeALimitWasRaisedRefuseNoSeat() {
        License license = engine.addLicense(builder -> builder.limits(Limits.of(0, 0)));
        engine.validate(license.key(), IP, HARDWARE);
        engine.change(license, builder -> builder.limits(Limits.of(1, 1)));

        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void factsFromBeforeARevocationGiveNoSeat() {
        License license = engine.addLicense();
        engine.validate(license.key(), IP, HARDWARE);
        engine.change(license, builder -> builder.standing(Standing.REVOKED));

        assertThat(engine.validate(license.key(), ip(2), hardware(2)))
                .isEqualTo(new Validation.Refused(new Refusal.Revoked(), Optional.of(engine.license(license))));
    }

    @Test
    void factsFromBeforeCreditsWereSpentSpendNoneBeyondTheTotal() {
        License license = engine.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
        engine.store(stores -> stores.credits().setTotal(license.id(), 3));

        for (int i = 0; i < 5; i++) {
            engine.validate(ValidationRequest.of(license.key(), IP, Optional.of(HARDWARE), 1));
        }

        assertThat(engine.creditsUsed(license)).isEqualTo(3);
    }

    @Test
    void factsFromBeforeAnAddressTookTheLockDoNotLockToASecondOne() {
        License license = engine.addLicense(builder -> builder.ipLock(new IpLock.Waiting()));
        engine.validate(license.key(), ip(1), HARDWARE);

        engine.validate(license.key(), ip(2), HARDWARE);

        assertThat(engine.license(license).ipLock()).isEqualTo(new IpLock.Held(ip(1)));
        assertThat(engine.seats(license).ips()).containsExactly(ip(1));
    }

    @Test
    void factsFromBeforeABlacklistEntryWasLiftedRefuseNobody() {
        License license = engine.addLicense();
        engine.addSeats(license, IP, HARDWARE);
        BlacklistEntry entry =
                engine.stored(stores -> barred(stores.blacklists().nextId(), new BlacklistScope.Instance(), HARDWARE));
        engine.store(stores -> stores.blacklists().add(entry));
        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Refused.class);

        engine.store(stores -> stores.blacklists().remove(entry.id()));

        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }
}
