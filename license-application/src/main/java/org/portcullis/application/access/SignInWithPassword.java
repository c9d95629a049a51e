package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.ports.in.SignIn;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Lets people in by their passwords: count the attempt, compare outside any transaction, then begin the session. */
public final class SignInWithPassword implements SignIn {

    private final Transactions transactions;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final OpenSession openSession;
    private final AccessJournal journal;
    private final InstantSource time;

    public SignInWithPassword(
            Transactions transactions,
            Passwords passwords,
            AttemptLimits limits,
            OpenSession openSession,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.hashing = new PasswordHashing(passwords);
        this.limits = limits;
        this.openSession = openSession;
        this.journal = journal;
        this.time = time;
    }

    /** An account that may be the one, and what is kept of its password. */
    private record Candidate(Optional<Account> account, Optional<PasswordHash> hash) {}

    @Override
    public SignInOutcome byPassword(Origin origin, SignInRequest request) {
        Instant now = time.instant();
        Caller stranger = new Caller.Anonymous(origin);
        String email = request.email().strip();
        Optional<Duration> wait = limits.refusal(stranger, email, now);
        if (wait.isPresent()) {
            return new SignInOutcome.TooManyAttempts(wait.get());
        }
        Candidate candidate = transactions.inTransaction(stores -> candidate(stores, email));
        if (!hashing.matches(request.password(), candidate.hash())) {
            journal.wrong(stranger, AuditAction.LOGIN, candidate.account(), email, now);
            return new SignInOutcome.WrongCredentials();
        }
        Account account = candidate.account().orElseThrow();
        PasswordHash hash = candidate.hash().orElseThrow();
        Optional<PasswordHash> stronger = hashing.stronger(request.password(), hash);
        Optional<OpenedSession> opened = transactions.inTransaction(stores -> {
            // Under this lock nobody changes the password, and so ends all sessions, between the question and the new
            // one.
            stores.accounts().lock(account.id());
            if (!stores.accountPasswords().of(account.id()).equals(Optional.of(hash))) {
                return Optional.empty();
            }
            stronger.ifPresent(better -> stores.accountPasswords().set(account.id(), better, now));
            return Optional.of(open(stores, account, origin, request, now));
        });
        return opened.<SignInOutcome>map(session -> new SignInOutcome.Done(account, session))
                .orElseGet(SignInOutcome.WrongCredentials::new);
    }

    private static Candidate candidate(Stores stores, String email) {
        Optional<Account> account = stores.accounts().findByEmail(email);
        return new Candidate(
                account, account.flatMap(found -> stores.accountPasswords().of(found.id())));
    }

    private OpenedSession open(Stores stores, Account account, Origin origin, SignInRequest request, Instant now) {
        Optional<SignInSession> replaced = request.replaced().flatMap(secret -> end(stores, secret, now));
        OpenedSession opened = openSession.open(stores, account, request.kind(), origin, now);
        Caller caller = new Caller.SignedIn(account.id(), account.role(), origin);
        Map<String, String> before =
                replaced.map(ended -> AccessJournal.session(ended.uuid())).orElse(Map.of());
        Map<String, String> after = AccessJournal.session(opened.session().uuid());
        journal.done(stores, caller, account, AuditAction.LOGIN, before, after, now);
        return opened;
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
