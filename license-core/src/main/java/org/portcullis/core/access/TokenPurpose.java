package org.portcullis.core.access;

import java.util.EnumSet;
import java.util.Set;
import org.portcullis.core.id.ProductId;

/** What an {@link ApiToken} is good for. Each is presented in a way of its own, and good for nothing elsewhere. */
public sealed interface TokenPurpose {

    /**
     * Some kinds of calls, for all that its account owns.
     *
     * @param intents at least one
     */
    record Calls(Set<Intent> intents) implements TokenPurpose {
        public Calls {
            if (intents.isEmpty()) {
                throw new IllegalArgumentException("a token without intents is good for nothing");
            }
            intents = Set.copyOf(EnumSet.copyOf(intents));
        }
    }

    /** Whatever its account may do with the licences of one product: an app key. A product has at most one that is active. */
    record App(ProductId product) implements TokenPurpose {}

    /**
     * The licences of one product that a marketplace sells: the secret that it sends with each download. A product has at most
     * one that is active.
     */
    record Marketplace(ProductId product) implements TokenPurpose {}

    /** Whatever its account may do with licences: a system key. An account has at most one that is active. */
    record WholeAccount() implements TokenPurpose {}
}
