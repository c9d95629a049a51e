package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.activation.Hardware;

/** Lets programs that were granted run on without asking for a while. Thread-safe. */
@FunctionalInterface
public interface OfflineProofs {

    /**
     * A signed token that says so. How long it is valid follows from the licence's plan, and ends with the licence.
     *
     * @param purpose what the vendor's programs know such a token by
     * @param tier what they call the licence's plan
     * @return empty if the licence's product is gone meanwhile
     */
    Optional<OfflineProof> issue(Validation.Granted granted, Optional<Hardware> hardware, String purpose, String tier);
}
