package org.portcullis.core.activation;

import java.util.Optional;

/**
 * The seats that one call takes, all of them or none.
 *
 * @param ip an address that has no seat yet
 * @param device a device that has no seat yet
 */
public record NewSeats(Optional<IpAddress> ip, Optional<NewDevice> device) {

    /** A seat for an address only. */
    public static NewSeats of(IpAddress ip) {
        return new NewSeats(Optional.of(ip), Optional.empty());
    }

    /** A seat for a device only. */
    public static NewSeats of(NewDevice device) {
        return new NewSeats(Optional.empty(), Optional.of(device));
    }

    /** Whether there is nothing to take. */
    public boolean isEmpty() {
        return ip.isEmpty() && device.isEmpty();
    }
}
