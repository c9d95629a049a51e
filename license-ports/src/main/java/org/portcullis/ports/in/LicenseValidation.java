package org.portcullis.ports.in;

import org.portcullis.core.access.Caller;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;

/** “May this program run here?” Thread-safe. */
@FunctionalInterface
public interface LicenseValidation {

    /**
     * Decides, does what a grant takes (seats, credits) and records it. What a grant takes is committed before this
     * returns; of callers that race for the last seat, over any number of nodes, exactly one is granted.
     *
     * @throws Overloaded if the validation could not be recorded in time; a seat it was given stays given
     * @throws StorageException if the store is away, or the outcome is unknown
     */
    Validation validate(Caller caller, ValidationRequest request);
}
