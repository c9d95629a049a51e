package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;

/** The sign-ins that wait for the second factor. */
public interface SignInChallenges {

    /**
     * Adds a challenge.
     *
     * @throws Duplicate if another one has its hash
     */
    void add(SignInChallenge challenge);

    /** The challenge whose secret has this hash, open or not. */
    Optional<SignInChallenge> byHash(SecretHash hash);

    /**
     * Counts one more attempt, before the code is looked at: the challenge after that, locked until the transaction ends.
     * Empty, and nothing counted, if there is none, it has expired at {@code now}, or has had all its attempts. Of racers, on
     * whatever nodes, exactly as many are counted as there are attempts left.
     */
    Optional<SignInChallenge> attempt(SecretHash hash, Instant now);

    /** Forgets a challenge; of racers one is told that it was there. */
    boolean remove(SecretHash hash);

    /** Forgets all challenges of an account. */
    void removeAll(AccountId account);

    /**
     * Forgets challenges that expired before {@code until}.
     *
     * @param most how many at most, so that a transaction stays short; 1 or more
     * @return how many were forgotten
     */
    int forget(Instant until, int most);
}
