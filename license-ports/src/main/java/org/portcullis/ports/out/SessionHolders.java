package org.portcullis.ports.out;

import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;

/** Whom sign-in sessions make their bearers. Whatever {@link Change.CredentialsChanged} told of is known. Thread-safe. */
public interface SessionHolders {

    /** Of the session whose secret has this hash, open or not; empty if there is none. */
    Optional<SessionHolder> byHash(SecretHash hash);

    /** Of the session of this name, open or not; empty if there is none. */
    Optional<SessionHolder> byUuid(UUID uuid);
}
