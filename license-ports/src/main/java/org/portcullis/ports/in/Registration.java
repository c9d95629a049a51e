package org.portcullis.ports.in;

import org.portcullis.core.access.Origin;

/** Lets people make accounts for themselves, where that is allowed. Thread-safe. */
public interface Registration {

    /** Makes a vendor's account and begins a program's session of it. */
    RegistrationOutcome register(Origin origin, RegistrationRequest request);
}
