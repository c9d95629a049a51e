package org.portcullis.ports.in;

import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.ports.Forbidden;

/** What administrators do with accounts. What is changed is committed before it is answered. Thread-safe. */
public interface AccountAdministration {

    /**
     * Makes an account.
     *
     * @throws Forbidden if the caller is no administrator
     */
    AccountCreation create(Caller caller, AccountDraft draft);
}
