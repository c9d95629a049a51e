package org.portcullis.ports.in;

import org.portcullis.core.access.Origin;

/** Helps those who forgot their passwords. Thread-safe. */
public interface PasswordRecovery {

    /**
     * Has a letter written to the account of this address, with a secret that sets its password once within an hour
     * ({@link PasswordAdministration#reset}); at most three an hour. Whether there is such an account, and whether the letter
     * goes out, is not told, nor does it take longer or shorter.
     */
    RecoveryOutcome ask(Origin origin, String email);
}
