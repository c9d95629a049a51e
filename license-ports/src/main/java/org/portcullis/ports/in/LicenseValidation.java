package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;

/** “May this program run here?” Thread-safe. */
@FunctionalInterface
public interface LicenseValidation {

    /**
     * Decides, does what a grant takes (seats, credits) and records it. What a grant takes is committed before this
     * returns; of callers that race for the last seat, over any number of nodes, exactly one is granted.
     *
     * @param call by which it is known again if it is sent again: what was granted before is decided anew then, and spends
     *     nothing
     * @throws KeyReused if another request has been sent by that name
     * @throws Overloaded if the validation could not be recorded in time; a seat it was given stays given
     * @throws StorageException if the store is away, or the outcome is unknown
     */
    Validation validate(Caller caller, ValidationRequest request, Optional<RepeatableCall> call);

    /** The same for a call that has no name. */
    default Validation validate(Caller caller, ValidationRequest request) {
        return validate(caller, request, Optional.empty());
    }
}
