package org.portcullis.ports.in;

import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.SignInSession;

/**
 * Somebody who is signed in.
 *
 * @param caller the session's account
 * @param account the same, with all that is known of it
 * @param session the session, open
 */
public record SessionBearer(Caller.SignedIn caller, Account account, SignInSession session) {}
