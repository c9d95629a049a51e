package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;

/** Finds out who calls, by the credential that a call presents. Thread-safe. */
public interface Authentication {

    /** Whose API token for some kinds of calls {@code presented} is; empty if nobody's, or it expired or was taken back. */
    Optional<TokenBearer> byToken(String presented, Origin origin);

    /** Whose app key {@code presented} is; empty if nobody's, or it was taken back. */
    Optional<AppBearer> byAppKey(String presented, Origin origin);

    /** As whom a marketplace calls that presents this secret of a product; empty if it is no such secret, or was taken back. */
    Optional<Caller.App> byMarketplaceSecret(String presented, Origin origin);

    /** Whose system key {@code presented} is; empty if nobody's, or it was taken back. */
    Optional<Caller.SignedIn> bySystemKey(String presented, Origin origin);

    /**
     * Who is signed in by the signed token {@code presented}; empty if nobody, or it expired, or its session did or was ended.
     * Any text is well.
     */
    Optional<SessionBearer> byAccessToken(String presented, Origin origin);

    /** Who is signed in by the browser's session that {@code presented} shows; empty if nobody, or it expired or was ended. */
    Optional<SessionBearer> bySession(String presented, Origin origin);
}
