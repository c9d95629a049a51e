package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.DiscordPurpose;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.DiscordReturn;
import org.portcullis.ports.in.DiscordSignIn;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.out.DiscordAnswer;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Lets people in whom Discord knows: count the attempt, expect them back once and in the browser that was sent, ask Discord
 * outside any transaction, then find their account and begin the session.
 */
public final class SignInWithDiscord implements DiscordSignIn {

    /** As long as somebody may take to sign in there. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Who found a browser that is signed in must not be able to stay in by a Discord account of theirs. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** What Discord calls it when somebody clicks Cancel (RFC 6749, 4.1.2.1). */
    private static final String DENIED = "access_denied";

    private final Optional<DiscordIdentities> identities;
    private final Transactions transactions;
    private final AttemptLimits limits;
    private final SecretSource secrets;
    private final DiscordAccounts accounts;
    private final LinkDiscord link;
    private final Admission admission;
    private final AccessJournal journal;
    private final InstantSource time;

    /** Lets nobody in if {@code identities} is empty; accounts that are made get {@code plan}. */
    public SignInWithDiscord(
            Optional<DiscordIdentities> identities,
            Transactions transactions,
            AttemptLimits limits,
            SecretSource secrets,
            Identifiers identifiers,
            String plan,
            Admission admission,
            AccessJournal journal,
            InstantSource time) {
        this.identities = identities;
        this.transactions = transactions;
        this.limits = limits;
        this.secrets = secrets;
        this.link = new LinkDiscord(journal);
        this.accounts = new DiscordAccounts(plan, identifiers, link, journal);
        this.admission = admission;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public boolean isOffered() {
        return identities.isPresent();
    }

    @Override
    public DiscordDeparture depart(Origin origin, DiscordRequest request) {
        Instant now = time.instant();
        Optional<Duration> wait = limits.refusal(new Caller.Anonymous(origin), now);
        if (wait.isPresent()) {
            return new DiscordDeparture.TooManyAttempts(wait.get());
        }
        return switch (request.purpose()) {
            case DiscordRequest.AsCustomer purpose -> send(DiscordPurpose.CUSTOMER, Optional.empty(), request, now);
            case DiscordRequest.AsStaff purpose -> send(DiscordPurpose.STAFF, Optional.empty(), request, now);
            case DiscordRequest.ToLink purpose ->
                isFresh(purpose.bearer().session(), now)
                        ? send(
                                DiscordPurpose.LINK,
                                Optional.of(purpose.bearer().account().id()),
                                request,
                                now)
                        : new DiscordDeparture.SessionTooOld();
        };
    }

    private static boolean isFresh(SignInSession session, Instant now) {
        return now.isBefore(session.createdAt().plus(FRESH));
    }

    private DiscordDeparture send(
            DiscordPurpose purpose, Optional<AccountId> account, DiscordRequest request, Instant now) {
        Secret state = secrets.next(SecretPrefix.SIGN_IN_STATE);
        Secret browser = secrets.next(SecretPrefix.SIGN_IN_BROWSER);
        PendingSignIn pending =
                new PendingSignIn(state.hash(), browser.hash(), purpose, account, request.next(), now.plus(LIFE));
        transactions.inTransaction(stores -> {
            stores.pendingSignIns().add(pending);
            return pending;
        });
        return new DiscordDeparture.Sent(discord().authorization(state, CodeVerifier.of(browser)), browser, LIFE);
    }

    @Override
    public DiscordArrival arrive(Origin origin, DiscordReturn back) {
        Instant now = time.instant();
        Caller stranger = new Caller.Anonymous(origin);
        Optional<Duration> wait = limits.refusal(stranger, now);
        if (wait.isPresent()) {
            return new DiscordArrival.TooManyAttempts(wait.get());
        }
        Optional<Secret> browser = back.browser().flatMap(text -> Secret.parse(SecretPrefix.SIGN_IN_BROWSER, text));
        Optional<PendingSignIn> expected = back.state()
                .flatMap(text -> Secret.parse(SecretPrefix.SIGN_IN_STATE, text))
                .flatMap(state -> browser.flatMap(secret -> transactions.inTransaction(
                        stores -> stores.pendingSignIns().take(state.hash(), secret.hash()))))
                .filter(pending -> now.isBefore(pending.expiresAt()));
        if (expected.isEmpty()) {
            journal.discordFailed(stranger, Optional.empty(), "unexpected return", now);
            return new DiscordArrival.Unexpected();
        }
        return identify(stranger, back, expected.get(), CodeVerifier.of(browser.orElseThrow()));
    }

    private DiscordArrival identify(
            Caller stranger, DiscordReturn back, PendingSignIn expected, CodeVerifier verifier) {
        Instant now = time.instant();
        if (back.error().equals(Optional.of(DENIED))) {
            journal.discordFailed(stranger, Optional.empty(), "declined", now);
            return new DiscordArrival.Declined();
        }
        DiscordAnswer answer = back.error().isPresent() || back.code().isEmpty()
                ? new DiscordAnswer.WrongCode()
                : discord().identify(back.code().get(), verifier);
        return switch (answer) {
            case DiscordAnswer.Known known -> receive(stranger, back, expected, known.profile());
            case DiscordAnswer.WrongCode wrong -> {
                journal.discordFailed(stranger, Optional.empty(), "no code, or a wrong one", now);
                yield new DiscordArrival.WrongCode();
            }
            case DiscordAnswer.Unavailable away -> {
                journal.discordFailed(stranger, Optional.empty(), away.reason(), now);
                yield new DiscordArrival.Unavailable();
            }
        };
    }

    /** Discord took its time, so the time is asked for anew. */
    private DiscordArrival receive(
            Caller stranger, DiscordReturn back, PendingSignIn expected, DiscordProfile profile) {
        Instant now = time.instant();
        DiscordArrival arrival;
        try {
            arrival = transactions.inTransaction(stores -> receive(stores, stranger, back, expected, profile, now));
        } catch (Duplicate madeMeanwhile) {
            // By somebody who came at once: now it is there to be found.
            arrival = transactions.inTransaction(stores -> receive(stores, stranger, back, expected, profile, now));
        }
        refusal(arrival).ifPresent(reason -> journal.discordFailed(stranger, Optional.of(profile.id()), reason, now));
        return arrival;
    }

    private DiscordArrival receive(
            Stores stores,
            Caller stranger,
            DiscordReturn back,
            PendingSignIn expected,
            DiscordProfile profile,
            Instant now) {
        Origin origin = stranger.origin();
        DiscordAccounts.Match match = switch (expected.purpose()) {
            case CUSTOMER -> accounts.customer(stores, profile, origin, now);
            case STAFF -> accounts.staff(stores, profile, origin, now);
            case LINK -> new DiscordAccounts.Match.None(link(stores, back, expected, profile, now));
        };
        return switch (match) {
            case DiscordAccounts.Match.None none -> none.told();
            case DiscordAccounts.Match.Of of -> {
                Map<String, String> shown =
                        Map.of(AccessJournal.DISCORD_ID, profile.id().text());
                Admission.Known known = new Admission.Known(
                        of.account(), origin, SignInSession.Kind.BROWSER, back.replaced(), Optional.empty(), shown);
                yield new DiscordArrival.Known(admission.admit(stores, known, now), expected.next());
            }
        };
    }

    private DiscordArrival link(
            Stores stores, DiscordReturn back, PendingSignIn expected, DiscordProfile profile, Instant now) {
        Optional<SessionBearer> bearer = back.bearer()
                .filter(present ->
                        expected.account().equals(Optional.of(present.account().id())));
        Optional<Account> account = bearer.flatMap(present -> signedIn(stores, present, now));
        if (bearer.isEmpty() || account.isEmpty()) {
            return new DiscordArrival.SignedOut();
        }
        boolean taken = stores.accounts()
                .findByDiscord(profile.id())
                .filter(holder -> !holder.id().equals(account.get().id()))
                .isPresent();
        if (taken) {
            return new DiscordArrival.AlreadyLinked();
        }
        Caller caller = bearer.get().caller();
        SignInSessionId goingOn = bearer.get().session().id();
        Account linked = link.link(stores, caller, account.get(), Optional.of(profile.id()), Optional.of(goingOn), now);
        link.verify(stores, caller, linked, profile.verifiedEmail(), now);
        return new DiscordArrival.Linked(expected.next());
    }

    /** The account, locked, if its session goes on: what a cache said of it may be old. */
    private static Optional<Account> signedIn(Stores stores, SessionBearer bearer, Instant now) {
        return stores.accounts()
                .lock(bearer.account().id())
                .filter(account -> stores.signInSessions()
                        .lock(bearer.session().id(), new Scope.OwnedBy(account.id()))
                        .filter(session -> session.isOpen(now))
                        .isPresent());
    }

    /** What the audit log says of those who were known to Discord and not let in all the same. */
    private static Optional<String> refusal(DiscordArrival arrival) {
        return switch (arrival) {
            case DiscordArrival.Known known -> Optional.empty();
            case DiscordArrival.Linked linked -> Optional.empty();
            case DiscordArrival.NotStaff none -> Optional.of("no vendor or administrator");
            case DiscordArrival.NotCustomer none -> Optional.of("no customer");
            case DiscordArrival.NoVerifiedEmail none -> Optional.of("no verified e-mail address");
            case DiscordArrival.EmailTaken taken -> Optional.of("another account has the e-mail address");
            case DiscordArrival.AlreadyLinked linked -> Optional.of("linked to another account");
            case DiscordArrival.SignedOut out -> Optional.of("signed out before linking");
            case DiscordArrival.Unexpected other -> Optional.empty();
            case DiscordArrival.Declined other -> Optional.empty();
            case DiscordArrival.WrongCode other -> Optional.empty();
            case DiscordArrival.Unavailable other -> Optional.empty();
            case DiscordArrival.TooManyAttempts other -> Optional.empty();
        };
    }

    private DiscordIdentities discord() {
        return identities.orElseThrow(() -> new IllegalStateException("the server does not know Discord"));
    }
}
