package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.activation.TakenSeats;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.ports.Duplicate;

/**
 * The seats that licences have given. Each change is made while the licence is locked, and moves its
 * {@link LicenseSnapshot#seatRevision}.
 */
public interface SeatBook {

    /**
     * The seats of a licence, in the order they were bound; of each kind {@link Seats#MAX_LISTED} of them if there are
     * more.
     */
    Seats of(LicenseId license);

    /** Which addresses and devices have seats on these licences; licences without any are left out. */
    default Map<LicenseId, TakenSeats> taken(Collection<LicenseId> licenses) {
        Map<LicenseId, TakenSeats> taken = new HashMap<>();
        licenses.forEach(license -> taken.put(license, TakenSeats.of(of(license))));
        taken.values().removeIf(TakenSeats.NONE::equals);
        return taken;
    }

    /**
     * How many seats a licence has given, and of them only those that concern this address and hardware: the address, the
     * very hardware, and for a fingerprint every device that has a component in common.
     */
    Seats concerning(LicenseId license, IpAddress ip, Optional<Hardware> hardware);

    /**
     * Gives an address, a device or both a seat, and moves the revision by one.
     *
     * @return the device, if there is one
     * @throws Duplicate if the address or the device's hardware has a seat
     */
    Optional<Activation> bind(LicenseId license, NewSeats seats, Instant at);

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
