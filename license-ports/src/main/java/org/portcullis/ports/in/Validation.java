package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.core.validation.Refusal;

/** What came of a validation. */
public sealed interface Validation {

    /**
     * The program may run.
     *
     * @param license its licence
     * @param seats the licence's seats, the request's own among them; of each kind
     *     {@value org.portcullis.core.activation.Seats#MAX_LISTED} of them if there are more
     */
    record Granted(License license, Seats seats) implements Validation {}

    /**
     * It may not, and nothing changed.
     *
     * @param refusal why
     * @param license its licence; empty if the key is unknown
     */
    record Refused(Refusal refusal, Optional<License> license) implements Validation {}
}
