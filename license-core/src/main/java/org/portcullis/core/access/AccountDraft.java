package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.text.EmailAddress;

/**
 * What is said of a new account.
 *
 * @param email where its owner is reached, and what it is signed in with
 * @param role what it may do
 * @param plan the name of its plan
 */
public record AccountDraft(String email, Role role, String plan) {

    /** Whether {@link #email} can be an address. */
    public boolean hasEmail() {
        return EmailAddress.isOne(email);
    }

    /** The account of somebody who is called {@code name}. */
    public Account account(AccountId id, UUID uuid, Optional<String> name, Instant now) {
        return new Account(id, uuid, email, name, role, plan, now);
    }

    /** The account. */
    public Account account(AccountId id, UUID uuid, Instant now) {
        return account(id, uuid, Optional.empty(), now);
    }
}
