package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;

/** What administrators do with accounts. What is changed is committed before it is answered. Thread-safe. */
public interface AccountAdministration {

    /**
     * Makes an account.
     *
     * @throws Forbidden if the caller is no administrator
     */
    AccountCreation create(Caller caller, AccountDraft draft);

    /**
     * Says who signs in to an account with Discord: somebody, or nobody any more. If somebody else did, the account's sessions
     * end.
     *
     * @throws Forbidden if the caller is no administrator
     */
    DiscordLinking linkDiscord(Caller caller, AccountId account, Optional<DiscordId> discord);
}
