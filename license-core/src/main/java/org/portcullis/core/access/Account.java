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
 * @param discord who signs in to it with Discord; unique; empty if nobody does
 * @param emailVerifiedAt since when it is known that the address is its owner's; empty if it isn't known: whom a buyer's
 *     account may see depends on it
 * @param closedAt since when nobody gets in by it, whatever they show; what it owns stays as it is, and its address is not
 *     free; empty if it is open
 */
public record Account(
        AccountId id,
        UUID uuid,
        String email,
        Optional<String> name,
        Role role,
        String plan,
        Instant createdAt,
        Optional<DiscordId> discord,
        Optional<Instant> emailVerifiedAt,
        Optional<Instant> closedAt) {

    public Account {
        TextRule.NAME.require("account email", email);
        name.ifPresent(text -> TextRule.NAME.require("account name", text));
        TextRule.NAME.require("plan", plan);
    }

    /** An account that nobody signs in to with Discord, and whose address nobody verified. */
    public Account(
            AccountId id, UUID uuid, String email, Optional<String> name, Role role, String plan, Instant createdAt) {
        this(id, uuid, email, name, role, plan, createdAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Such an account of somebody who did not say what they are called. */
    public Account(AccountId id, UUID uuid, String email, Role role, String plan, Instant createdAt) {
        this(id, uuid, email, Optional.empty(), role, plan, createdAt);
    }

    /** This account, signed in to by that Discord account, or by none any more. */
    public Account withDiscord(Optional<DiscordId> linked) {
        return new Account(id, uuid, email, name, role, plan, createdAt, linked, emailVerifiedAt, closedAt);
    }

    /** This account, of which it is known now that the address is its owner's; if it was known before, it stays as it is. */
    public Account withEmailVerified(Instant now) {
        return emailVerifiedAt.isPresent()
                ? this
                : new Account(id, uuid, email, name, role, plan, createdAt, discord, Optional.of(now), closedAt);
    }

    /** Whether somebody may get in by it. */
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /** Whether it is open, and an administrator's. */
    public boolean administers() {
        return isOpen() && role == Role.ADMIN;
    }
}
