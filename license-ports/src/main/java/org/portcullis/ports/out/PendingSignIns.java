package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.SecretHash;
import org.portcullis.ports.Duplicate;

/** Those who were sent to another site to sign in, and are expected back; on whichever node. */
public interface PendingSignIns {

    /**
     * Expects somebody.
     *
     * @throws Duplicate if somebody is expected with this state already
     */
    void add(PendingSignIn pending);

    /**
     * Expects somebody no longer, since they came: of those that come with a state at once, one is told who it is, once the
     * others know that it is not they. Another browser than the one that was sent changes nothing.
     *
     * @return who was expected, late or not; empty if nobody was with this state in this browser
     */
    Optional<PendingSignIn> take(SecretHash state, SecretHash browser);

    /**
     * Forgets those that were not expected any more before {@code until}, the oldest first.
     *
     * @param most how many at most, so that a transaction stays short; 1 or more
     * @return how many were forgotten
     */
    int forget(Instant until, int most);
}
