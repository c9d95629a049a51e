package org.portcullis.benchmarks;

import java.util.Optional;
import org.portcullis.application.LicenseEngine;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;

/** Validations through an engine. */
final class KnownDevice {

    private static final Caller ANYBODY =
            new Caller.Anonymous(new Origin(IpAddress.of("127.0.0.1"), Optional.empty(), "benchmark"));

    private KnownDevice() {}

    /** A licence on the device that has its seat. */
    static void validate(LicenseEngine engine, int license) {
        granted(engine, license, Population.ip(license), Population.hardware(license));
    }

    /** A licence on a device that nobody has had, if {@code number} is new, behind the address that has its seat. */
    static void takeSeat(LicenseEngine engine, int license, int number) {
        granted(engine, license, Population.ip(license), newDevice(number));
    }

    /** The same from an address that nobody has had: two seats in one call. */
    static void takeTwoSeats(LicenseEngine engine, int license, int number) {
        IpAddress ip = IpAddress.of(
                "2001:db8::" + Integer.toHexString(number >>> 16) + ":" + Integer.toHexString(number & 0xffff));
        granted(engine, license, ip, newDevice(number));
    }

    private static HardwareId newDevice(int number) {
        return new HardwareId(String.format("SEAT-%032x", number));
    }

    private static void granted(LicenseEngine engine, int license, IpAddress ip, HardwareId hardware) {
        Validation validation = engine.validation()
                .validate(ANYBODY, ValidationRequest.of(Population.key(license), ip, Optional.of(hardware), 1));
        if (!(validation instanceof Validation.Granted)) {
            throw new IllegalStateException("refused: " + validation);
        }
    }
}
