package org.portcullis.core.activation;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.ActivationId;

/**
 * A device that is about to take a seat.
 *
 * @param hardware what it will be known by
 * @param machineName what its user calls it
 * @param appVersion the version of the program it says it runs
 */
public record NewDevice(Hardware hardware, Optional<String> machineName, Optional<String> appVersion) {

    /** A device of which nothing but its hardware is known. */
    public static NewDevice of(Hardware hardware) {
        return new NewDevice(hardware, Optional.empty(), Optional.empty());
    }

    /** The device once it has its seat. */
    public Activation bound(ActivationId id, Instant at) {
        return new Activation(id, hardware, machineName, appVersion, at, at);
    }
}
