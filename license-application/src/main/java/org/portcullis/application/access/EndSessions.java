package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.in.OwnSessions;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What people do with their own sessions. */
public final class EndSessions implements OwnSessions {

    private final Transactions transactions;
    private final AccessJournal journal;
    private final InstantSource time;

    public EndSessions(Transactions transactions, AccessJournal journal, InstantSource time) {
        this.transactions = transactions;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public void signOut(SessionBearer bearer) {
        end(bearer.caller(), bearer.session().id(), AuditAction.LOGOUT);
    }

    @Override
    public Page<SignInSession> list(Caller.SignedIn caller, PageRequest page) {
        Instant now = time.instant();
        return transactions.inTransaction(stores -> stores.signInSessions().listOpen(own(caller), now, page));
    }

    @Override
    public boolean end(Caller.SignedIn caller, SignInSessionId id) {
        return end(caller, id, AuditAction.REVOKE);
    }

    private boolean end(Caller.SignedIn caller, SignInSessionId id, AuditAction action) {
        Instant now = time.instant();
        return transactions.inTransaction(stores -> {
            Optional<SignInSession> open =
                    stores.signInSessions().lock(id, own(caller)).filter(session -> session.isOpen(now));
            open.ifPresent(session -> end(stores, caller, session, action, now));
            return open.isPresent();
        });
    }

    private void end(Stores stores, Caller caller, SignInSession session, AuditAction action, Instant now) {
        Account account = stores.accounts().find(session.account()).orElseThrow();
        stores.signInSessions().update(session.ended(now));
        stores.announce(new Change.CredentialsChanged(account.id()));
        journal.done(stores, caller, account, action, AccessJournal.session(session.uuid()), Map.of(), now);
    }

    /** An administrator, too, has only its own here. */
    private static Scope own(Caller.SignedIn caller) {
        return new Scope.OwnedBy(caller.account());
    }
}
