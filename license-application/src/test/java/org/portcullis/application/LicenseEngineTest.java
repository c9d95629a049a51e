package org.portcullis.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.core.validation.Outcome;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.in.Validation;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class LicenseEngineTest {

    @Test
    void anEngineIsHealthyWhileItsStoresAnswer() {
        AtomicBoolean reachable = new AtomicBoolean(true);
        try (MemoryEngine engine = MemoryEngine.wired().health(reachable::get).open()) {
            assertThat(engine.engine().status().isHealthy()).isTrue();

            reachable.set(false);

            assertThat(engine.engine().status().isHealthy()).isFalse();
        }
    }

    @Test
    void anEngineThatHasEndedIsNotHealthyAndAnswersNothing() {
        MemoryEngine engine = MemoryEngine.open();
        License license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));

        engine.close();

        assertThat(engine.engine().status().isHealthy()).isFalse();
        assertThatThrownBy(() -> engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Overloaded.class);
        assertThat(engine.seats(license).activationCount())
                .as("no seat is taken")
                .isZero();
    }

    @Test
    void endingTwiceIsEndingOnce() {
        MemoryEngine engine = MemoryEngine.open();

        engine.close();
        engine.close();

        assertThat(engine.recorded()).isEmpty();
    }

    @Test
    void anEngineWithoutRoomForAnotherRowIsNotHealthyAndTakesNoSeat() {
        AtomicReference<UnreliableLog> log = new AtomicReference<>();
        try (MemoryEngine engine = MemoryEngine.wired()
                .recorder(new RecorderSettings(false, 1, Duration.ZERO, Duration.ofMillis(20)))
                .log(real -> log.updateAndGet(none -> new UnreliableLog(real)))
                .open()) {
            License license = engine.addLicense();
            log.get().pause();
            engine.validate(license.key(), IP, HARDWARE);

            assertThat(engine.engine().status().isHealthy()).isFalse();
            assertThatThrownBy(() -> engine.validate(license.key(), Fixtures.ip(2), HARDWARE))
                    .isInstanceOf(Overloaded.class);
            assertThat(engine.seats(license).ips()).containsExactly(IP);
            log.get().resume();
            Racers.awaitUntil(engine.engine().status()::isHealthy);
        }
    }

    @Test
    void whatAnEarlierEngineCouldNotRecordIsOnRecordOnceAnotherHasStarted() {
        try (MemoryEngine engine = MemoryEngine.open()) {
            License license = engine.addLicense();
            engine.persistence
                    .unwrittenValidations()
                    .keep(
                            new CountingIdentifiers().uuid(NOW),
                            List.of(Fixtures.validation(
                                    license.id(), license.owner(), license.product(), Outcome.GRANTED, NOW)));

            engine.anotherNode().close();

            assertThat(engine.recorded()).hasSize(1);
        }
    }

    @Test
    void aSynchronousEngineHasEachValidationOnRecordBeforeItsAnswer() {
        try (MemoryEngine engine =
                MemoryEngine.wired().recorder(RecorderSettings.SYNCHRONOUS).open()) {
            License license = engine.addLicense();

            List<Validation> answers =
                    Racers.race(8, racer -> engine.validate(license.key(), Fixtures.ip(racer), HARDWARE));

            assertThat(answers).hasOnlyElementsOfType(Validation.Granted.class);
            assertThat(engine.persistence.validationLog().usage(license.id()).granted())
                    .isEqualTo(8);
        }
    }
}
