package org.portcullis.ports.in;

import org.portcullis.core.access.Origin;

/**
 * Lets people in who have shown all but the second factor. What is begun is committed before it is answered. Thread-safe.
 */
public interface SecondStep {

    /**
     * Begins the session for which {@link SignIn} demanded a code. A challenge and a code work once: of those who show one
     * of them at once, on whatever nodes, one is in.
     */
    SecondStepOutcome verify(Origin origin, SecondStepRequest request);
}
