package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.core.validation.Refusal;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.Validation;

class IpLockTest {

    private final MemoryEngine engine = MemoryEngine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anIpLockTakesTheAddressOfTheFirstGrantedCall() {
        License license = engine.addLicense(builder -> builder.ipLock(new IpLock.Waiting()));

        Validation first = engine.validate(license.key(), ip(1), HARDWARE);
        Validation elsewhere = engine.validate(license.key(), ip(2), HARDWARE);
        Validation again = engine.validate(license.key(), ip(1), HARDWARE);

        License locked = engine.license(license);
        assertThat(locked.ipLock()).isEqualTo(new IpLock.Held(ip(1)));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Validation.Granted.class,
                        granted -> assertThat(granted.license()).isEqualTo(locked));
        assertThat(elsewhere).isEqualTo(refused(new Refusal.IpLocked(), locked));
        assertThat(again).isInstanceOf(Validation.Granted.class);
        assertThat(engine.seats(license).ips()).containsExactly(ip(1));
    }

    @Test
    void anIpLockThatIsSwitchedOnLaterTakesTheAddressOfTheNextCall() {
        License license = engine.addLicense();
        engine.validate(license.key(), ip(1), HARDWARE);
        engine.validate(license.key(), ip(2), HARDWARE);
        engine.change(license, builder -> builder.ipLock(new IpLock.Waiting()));

        engine.validate(license.key(), ip(2), HARDWARE);

        assertThat(engine.license(license).ipLock()).isEqualTo(new IpLock.Held(ip(2)));
        assertThat(engine.validate(license.key(), ip(1), HARDWARE))
                .isEqualTo(refused(new Refusal.IpLocked(), engine.license(license)));
    }

    @Test
    void anIpLockThatWasReleasedTakesTheNextAddress() {
        License license = engine.addLicense(builder -> builder.ipLock(new IpLock.Held(ip(1))));
        engine.engine().licenses().clear(engine.vendor, license.key(), Clearing.HARDWARE);

        assertThat(engine.validate(license.key(), ip(2), HARDWARE)).isInstanceOf(Validation.Granted.class);
        assertThat(engine.license(license).ipLock()).isEqualTo(new IpLock.Held(ip(2)));
    }

    @Test
    void aRefusedRequestDoesNotTakeTheIpLock() {
        License license = engine.addLicense(
                builder -> builder.ipLock(new IpLock.Waiting()).limits(Limits.of(1, 0)));

        engine.validate(license.key(), IP, HARDWARE);

        assertThat(engine.license(license).ipLock()).isEqualTo(new IpLock.Waiting());
    }

    private static Validation refused(Refusal refusal, License license) {
        return new Validation.Refused(refusal, Optional.of(license));
    }
}
