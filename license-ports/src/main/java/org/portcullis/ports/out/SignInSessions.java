package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The sign-in sessions. Whoever changes or ends one announces {@link Change.CredentialsChanged} of its account. */
public interface SignInSessions {

    /** A number that no session has had. */
    SignInSessionId nextId();

    /**
     * Adds a session.
     *
     * @throws Duplicate if another one has its hash
     */
    void add(SignInSession session);

    /**
     * Replaces the session with the same id; nothing happens if there is none.
     *
     * @throws Duplicate if another one has its hash
     */
    void update(SignInSession session);

    /** The session whose secret has this hash, open or not. */
    Optional<SignInSession> byHash(SecretHash hash);

    /** The session of this name, open or not. */
    Optional<SignInSession> byUuid(UUID uuid);

    /**
     * Remembers that a session had a secret which was replaced, so that whoever shows it later is known for that.
     *
     * @param hash of the secret that is no longer the session's
     * @throws Duplicate if it is remembered already
     */
    void spend(SecretHash hash, SignInSessionId session, Instant at);

    /** The session that had the secret of this hash before, open or not; forgotten with the session. */
    Optional<SignInSession> bySpentHash(SecretHash hash);

    /** The session, locked until the transaction ends; empty if there is none or its account is out of scope. */
    Optional<SignInSession> lock(SignInSessionId id, Scope scope);

    /** The sessions of the accounts in scope that are open at {@code now}, by number. */
    Page<SignInSession> listOpen(Scope scope, Instant now, PageRequest page);

    /**
     * Ends the account's sessions that are open at {@code now}.
     *
     * @param except one that goes on
     * @return how many were ended
     */
    int endAll(AccountId account, Optional<SignInSessionId> except, Instant now);

    /**
     * Forgets sessions that expired before {@code until}, the oldest first.
     *
     * @param most how many at most, so that a transaction stays short; 1 or more
     * @return how many were forgotten
     */
    int forget(Instant until, int most);
}
