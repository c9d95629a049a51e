package org.portcullis.application.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;

/** What happens once it is known who somebody is, whatever they showed for it: their session begins. */
public final class LetIn {

    private final OpenSession openSession;
    private final AccessJournal journal;

    public LetIn(OpenSession openSession, AccessJournal journal) {
        this.openSession = openSession;
        this.journal = journal;
    }

    /**
     * How somebody came.
     *
     * @param kind who will hold the session's secret
     * @param origin where from
     * @param replaced the secret of the session that was shown along; it ends
     * @param shown what the audit log says of how they were known
     */
    record Arrival(SignInSession.Kind kind, Origin origin, Optional<String> replaced, Map<String, String> shown) {}

    /** Lets {@code account} in, whose lock the caller holds; one that is closed is told as if it were not there. */
    SignInOutcome letIn(Stores stores, Account account, Arrival arrival, Instant now) {
        if (!account.isOpen()) {
            journal.closed(stores, new Caller.Anonymous(arrival.origin()), account, now);
            return new SignInOutcome.WrongCredentials();
        }
        Optional<SignInSession> replaced = arrival.replaced().flatMap(secret -> end(stores, secret, now));
        OpenedSession opened = openSession.open(stores, account, arrival.kind(), arrival.origin(), now);
        Caller caller = new Caller.SignedIn(account.id(), account.role(), arrival.origin());
        Map<String, String> before =
                replaced.map(ended -> AccessJournal.session(ended.uuid())).orElse(Map.of());
        Map<String, String> after = new LinkedHashMap<>(arrival.shown());
        after.putAll(AccessJournal.session(opened.session().uuid()));
        journal.done(stores, caller, account, AuditAction.LOGIN, before, after, now);
        return new SignInOutcome.Done(account, opened);
    }

    private static Optional<SignInSession> end(Stores stores, String secret, Instant now) {
        Optional<SignInSession> open = stores.signInSessions()
                .byHash(SecretHash.of(secret))
                .flatMap(found -> stores.signInSessions().lock(found.id(), new Scope.Everything()))
                .filter(session -> session.isOpen(now));
        open.ifPresent(session -> {
            stores.signInSessions().update(session.ended(now));
            stores.announce(new Change.CredentialsChanged(session.account()));
        });
        return open;
    }
}
