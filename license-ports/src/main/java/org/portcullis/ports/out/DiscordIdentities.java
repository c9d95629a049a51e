package org.portcullis.ports.out;

import java.net.URI;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.Secret;

/**
 * Asks Discord who somebody is. Thread-safe; not to be called within a transaction, since Discord may take its time, though a
 * bounded one. What Discord hands out to be asked with is neither kept nor told to anybody.
 */
public interface DiscordIdentities {

    /** Where a browser is sent, so that somebody tells Discord that we may know who they are. Nobody is asked for it. */
    URI authorization(Secret state, CodeVerifier verifier);

    /**
     * Who came back with {@code code}.
     *
     * @param code what Discord sent along; free text of whoever came
     * @param verifier the one that {@link #authorization} was made with
     */
    DiscordAnswer identify(String code, CodeVerifier verifier);
}
