package org.portcullis.ports.in;

import org.portcullis.core.access.Caller;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/**
 * What people do with their own sign-in sessions. One that is ended is refused from then on, on other nodes within a
 * second. Thread-safe.
 */
public interface OwnSessions {

    /** Ends the session that the call was made in. */
    void signOut(SessionBearer bearer);

    /** The caller's sessions that are open, by number. */
    Page<SignInSession> list(Caller.SignedIn caller, PageRequest page);

    /** Ends one of the caller's sessions; false if it has no open one of that number. */
    boolean end(Caller.SignedIn caller, SignInSessionId id);
}
