package org.portcullis.ports.in;

import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What accounts do with their API tokens; visibility and commits as in {@link LicenseAdministration}. Thread-safe. */
public interface TokenAdministration {

    /** Makes a token whose bearer acts as {@code account}: the caller's own or, for an administrator, anybody's. */
    TokenCreation create(Caller caller, AccountId account, ApiTokenDraft draft);

    /**
     * Makes a system key whose bearer acts as {@code account}, as {@link #create} does; one that the account had is refused
     * from then on, on other nodes within a second.
     */
    TokenCreation renewSystemKey(Caller caller, AccountId account);

    /** The tokens, by number, those that were taken back too. */
    Page<TokenHolder> list(Caller caller, PageRequest page);

    /**
     * Takes a token back: it is refused from then on, on other nodes within a second. One that was taken back before stays
     * as it is. False if the caller sees none.
     */
    boolean revoke(Caller caller, ApiTokenId id);
}
