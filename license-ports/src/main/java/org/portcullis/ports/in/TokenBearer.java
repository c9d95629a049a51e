package org.portcullis.ports.in;

import java.util.Collection;
import java.util.Set;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;

/**
 * Somebody who presented a usable API token.
 *
 * @param caller the token's account
 * @param intents what the token is good for
 */
public record TokenBearer(Caller.SignedIn caller, Set<Intent> intents) {

    public TokenBearer {
        intents = Set.copyOf(intents);
    }

    /** Whether the token is good for what any of {@code accepted} is. */
    public boolean mayUse(Collection<Intent> accepted) {
        return accepted.stream().anyMatch(intents::contains);
    }
}
