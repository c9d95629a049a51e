package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.access.TokenUse;
import org.portcullis.ports.in.ProgramSignIn;
import org.portcullis.ports.in.ProgramSignInOutcome;
import org.portcullis.ports.in.SessionTokens;
import org.portcullis.ports.in.SignIn;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Lets programs in: a session like a browser's, shown by signed tokens, of which a refresh token gets new ones. */
public final class SignInPrograms implements ProgramSignIn {

    private final Transactions transactions;
    private final SignIn signIn;
    private final SignedTokens tokens;
    private final SecretSource secrets;
    private final AccessJournal journal;
    private final InstantSource time;

    public SignInPrograms(
            Transactions transactions,
            SignIn signIn,
            SignedTokens tokens,
            SecretSource secrets,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.signIn = signIn;
        this.tokens = tokens;
        this.secrets = secrets;
        this.journal = journal;
        this.time = time;
    }

    /** A session that goes on with another refresh token, and whose it is. */
    private record Renewed(Account account, SignInSession session) {}

    @Override
    public ProgramSignInOutcome byPassword(Origin origin, String email, Password password, Optional<String> code) {
        SignInRequest request = new SignInRequest(email, password, SignInSession.Kind.PROGRAM, Optional.empty(), code);
        return switch (signIn.byPassword(origin, request)) {
            case SignInOutcome.Done done ->
                new ProgramSignInOutcome.Done(done.account(), tokensOf(done.account(), done.opened()));
            case SignInOutcome.WrongCredentials wrong -> new ProgramSignInOutcome.WrongCredentials();
            // Programs say all in one call; nobody is told the challenge, which is forgotten in a while.
            case SignInOutcome.CodeRequired required -> new ProgramSignInOutcome.CodeRequired();
            case SignInOutcome.WrongCode wrong -> new ProgramSignInOutcome.WrongCode();
            case SignInOutcome.TooManyAttempts tooMany ->
                new ProgramSignInOutcome.TooManyAttempts(tooMany.retryAfter());
        };
    }

    /** The tokens of a session that was just begun. */
    SessionTokens tokensOf(Account account, OpenedSession opened) {
        return new SessionTokens(
                tokens.issue(account.uuid(), opened.session().uuid(), TokenUse.ACCESS, time.instant()),
                opened.secret());
    }

    @Override
    public Optional<SessionTokens> refresh(Origin origin, String presented) {
        return Secret.parse(SecretPrefix.REFRESH_TOKEN, presented).flatMap(spent -> {
            Secret next = secrets.next(SecretPrefix.REFRESH_TOKEN);
            Instant now = time.instant();
            return transactions
                    .inTransaction(stores -> renew(stores, spent.hash(), next.hash(), origin, now))
                    .map(renewed -> tokensOf(renewed.account(), new OpenedSession(renewed.session(), next)));
        });
    }

    private Optional<Renewed> renew(Stores stores, SecretHash spent, SecretHash next, Origin origin, Instant now) {
        Optional<SignInSession> current = stores.signInSessions()
                .byHash(spent)
                .flatMap(seen -> lock(stores, seen))
                // Whoever waited for the lock may have come second with the same token.
                .filter(session -> session.hash().equals(spent));
        if (current.isEmpty()) {
            stores.signInSessions()
                    .bySpentHash(spent)
                    .flatMap(seen -> lock(stores, seen))
                    .filter(session -> session.isOpen(now))
                    .ifPresent(session -> endStolen(stores, session, origin, now));
            return Optional.empty();
        }
        return current.filter(session -> session.isOpen(now) && session.kind() == SignInSession.Kind.PROGRAM)
                .map(session -> renew(stores, session, next, origin, now));
    }

    private Renewed renew(Stores stores, SignInSession session, SecretHash next, Origin origin, Instant now) {
        Account account = stores.accounts().find(session.account()).orElseThrow();
        SignInSession renewed = session.renewed(next, session.expiresAt());
        stores.signInSessions().update(renewed);
        stores.signInSessions().spend(session.hash(), session.id(), now);
        stores.announce(new Change.CredentialsChanged(account.id()));
        journal.renewed(stores, callerOf(account, origin), account, session, now);
        return new Renewed(account, renewed);
    }

    private void endStolen(Stores stores, SignInSession session, Origin origin, Instant now) {
        Account account = stores.accounts().find(session.account()).orElseThrow();
        stores.signInSessions().update(session.ended(now));
        stores.announce(new Change.CredentialsChanged(account.id()));
        journal.stolen(stores, new Caller.Anonymous(origin), account, session, now);
    }

    private static Optional<SignInSession> lock(Stores stores, SignInSession seen) {
        return stores.signInSessions().lock(seen.id(), new Scope.Everything());
    }

    private static Caller callerOf(Account account, Origin origin) {
        return new Caller.SignedIn(account.id(), account.role(), origin);
    }
}
