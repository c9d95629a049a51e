package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;

/** Whom API tokens make their bearers. Whatever {@link Change.CredentialsChanged} told of is known. Thread-safe. */
@FunctionalInterface
public interface TokenHolders {

    /** Of the token with this hash, usable or not; empty if there is none. */
    Optional<TokenHolder> byHash(SecretHash hash);
}
