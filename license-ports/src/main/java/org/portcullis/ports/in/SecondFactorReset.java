package org.portcullis.ports.in;

import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;

/** Takes second factors from those who lost theirs. Thread-safe. */
public interface SecondFactorReset {

    /**
     * Has the account's second factor demanded no more, and ends its sessions.
     *
     * @return false if it has none, or there is no such account
     * @throws Forbidden if the caller is no administrator
     */
    boolean reset(Caller caller, AccountId account);
}
