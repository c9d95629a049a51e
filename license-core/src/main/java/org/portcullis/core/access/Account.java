package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.text.TextRule;

/**
 * Somebody who has an account on a server.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7
 * @param email unique without regard to case
 * @param name what its owner is called; empty if nobody said so
 * @param role what it may do
 * @param plan the name of the plan that limits how much of the server it may use
 * @param createdAt in milliseconds
 */
public record Account(
        AccountId id, UUID uuid, String email, Optional<String> name, Role role, String plan, Instant createdAt) {
    public Account {
        TextRule.NAME.require("account email", email);
        name.ifPresent(text -> TextRule.NAME.require("account name", text));
        TextRule.NAME.require("plan", plan);
    }

    /** An account of somebody who did not say what they are called. */
    public Account(AccountId id, UUID uuid, String email, Role role, String plan, Instant createdAt) {
        this(id, uuid, email, Optional.empty(), role, plan, createdAt);
    }
}
