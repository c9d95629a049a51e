package org.portcullis.ports.in;

import org.portcullis.core.access.Origin;

/** Lets people in by what they know. What is begun is committed before it is answered. Thread-safe. */
public interface SignIn {

    /**
     * Begins a session for whoever knows an account's password. It takes as long for an account that does not exist, or has
     * no password, as for a wrong one.
     */
    SignInOutcome byPassword(Origin origin, SignInRequest request);
}
