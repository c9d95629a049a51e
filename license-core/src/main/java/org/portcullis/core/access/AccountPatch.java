package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator wants changed of an account; what is empty is left alone.
 *
 * @param role what it may do from now on
 * @param plan the name of its plan from now on
 * @param open whether somebody may get in by it
 */
public record AccountPatch(Optional<Role> role, Optional<String> plan, Optional<Boolean> open) {

    /** The account as this wants it. */
    public Account applyTo(Account account, Instant now) {
        return new Account(
                account.id(),
                account.uuid(),
                account.email(),
                account.name(),
                role.orElse(account.role()),
                plan.orElse(account.plan()),
                account.createdAt(),
                account.discord(),
                account.emailVerifiedAt(),
                open.map(wanted -> wanted
                                ? Optional.<Instant>empty()
                                : account.closedAt().or(() -> Optional.of(now)))
                        .orElse(account.closedAt()));
    }
}
