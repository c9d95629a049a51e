package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What administrators do with accounts. What is changed is committed before it is answered. Thread-safe. */
public interface AccountAdministration {

    /**
     * Makes an account.
     *
     * @throws Forbidden if the caller is no administrator
     */
    AccountCreation create(Caller caller, AccountDraft draft);

    /**
     * Changes an account. If its role changes, or it is closed, its sessions end, and on other nodes within a second; while it is
     * closed its tokens and keys are refused as well.
     *
     * @throws Forbidden if the caller is no administrator
     */
    AccountChange change(Caller caller, AccountId account, AccountPatch patch);

    /**
     * The accounts, by number, closed ones too.
     *
     * @throws Forbidden if the caller is no administrator
     */
    Page<Account> list(Caller caller, PageRequest page);

    /**
     * Says who signs in to an account with Discord: somebody, or nobody any more. If somebody else did, the account's sessions
     * end.
     *
     * @throws Forbidden if the caller is no administrator
     */
    DiscordLinking linkDiscord(Caller caller, AccountId account, Optional<DiscordId> discord);
}
