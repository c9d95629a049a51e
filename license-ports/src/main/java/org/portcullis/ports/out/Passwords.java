package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;

/**
 * Hashes passwords, slowly and with much memory, so that guessing from stolen hashes is dear. For that reason only a few
 * are hashed at once; others wait for their turn, and are turned away when it does not come in a few seconds. Thread-safe.
 */
public interface Passwords {

    /**
     * What to store of {@code password}; another text each time, since each has a salt of its own. Whether the password is
     * a good one is not asked.
     *
     * @throws TooManyPasswordsException if the turn did not come in time
     */
    PasswordHash hash(Password password);

    /**
     * Whether {@code hash} is of {@code password}. It takes as long if there is no hash, because nobody has such an account:
     * so the time does not tell who has one, and the answer is false. A hash that can't be read matches nothing.
     *
     * @throws TooManyPasswordsException if the turn did not come in time
     */
    boolean matches(Password password, Optional<PasswordHash> hash);

    /**
     * Whether a new hash of the same password would be stronger than {@code hash}: it was made when less was demanded. The
     * moment for it is after a sign-in, when the password is at hand.
     */
    boolean needsRehash(PasswordHash hash);
}
