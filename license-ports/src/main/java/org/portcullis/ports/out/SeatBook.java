package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.Duplicate;

/** The seats that licences have given. Each change is made while the licence is locked. */
public interface SeatBook {

    /** A number that no activation has had. */
    ActivationId nextId();

    /**
     * The seats of a licence, in the order they were bound; of each kind {@link Seats#MAX_LISTED} of them if there are
     * more.
     */
    Seats of(LicenseId license);

    /**
     * How many seats a licence has given, and of them only those that concern this address and hardware: the address, the
     * very hardware, and for a fingerprint every device that has a component in common.
     */
    Seats concerning(LicenseId license, IpAddress ip, Optional<Hardware> hardware);

    /**
     * Gives an address a seat.
     *
     * @throws Duplicate if it has one
     */
    void bind(LicenseId license, IpAddress ip, Instant at);

    /**
     * Gives a device a seat.
     *
     * @throws Duplicate if its hardware has one
     */
    void bind(LicenseId license, Activation activation);

    /**
     * Replaces the activation with the same id; nothing happens if it has no seat on this licence, or no longer has one.
     *
     * @throws Duplicate if its hardware has another seat
     */
    void update(LicenseId license, Activation activation);

    /** Frees all addresses. */
    void clearIps(LicenseId license);

    /** Frees all devices. */
    void clearHardware(LicenseId license);
}
