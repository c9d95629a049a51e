package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;

/** Lets programs in on behalf of people. What is begun is committed before it is answered. Thread-safe. */
public interface ProgramSignIn {

    /**
     * Begins a session, as {@link SignIn} does and within the same limits.
     *
     * @param code as in {@link SignInRequest}
     */
    ProgramSignInOutcome byPassword(Origin origin, String email, Password password, Optional<String> code);

    /**
     * The next pair of tokens for {@code presented}, which is spent by that; empty if it is not a session's refresh token, or
     * the session expired or was ended. One that was spent before ends its session: either who shows it now or who showed it
     * then has stolen it. Of those who show one at once, one gets the next pair, and the others have that effect.
     */
    Optional<SessionTokens> refresh(Origin origin, String presented);
}
