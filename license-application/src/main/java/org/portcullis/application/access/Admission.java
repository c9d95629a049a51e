package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.SecondStep;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SecondStepRequest;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Decides what becomes of somebody whose first factor is known, however it was found out: a session or, where the account
 * demands a second factor, that first. Every way to sign in ends here.
 */
public final class Admission implements SecondStep {

    private final Transactions transactions;
    private final OpenSession openSession;
    private final CodeCheck codes;
    private final AttemptLimits limits;
    private final SecretSource secrets;
    private final AccessJournal journal;
    private final InstantSource time;

    public Admission(
            Transactions transactions,
            OpenSession openSession,
            CodeCheck codes,
            AttemptLimits limits,
            SecretSource secrets,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.openSession = openSession;
        this.codes = codes;
        this.limits = limits;
        this.secrets = secrets;
        this.journal = journal;
        this.time = time;
    }

    /**
     * Somebody who has shown an account's first factor.
     *
     * @param account whose it is
     * @param origin where from
     * @param kind who will hold the session's secret
     * @param replaced the secret of a session that was shown along with it, and ends once the new one begins
     * @param code the second factor, if it was shown along with the first
     * @param shown what the audit log says of the first one
     */
    record Known(
            Account account,
            Origin origin,
            SignInSession.Kind kind,
            Optional<String> replaced,
            Optional<String> code,
            Map<String, String> shown) {

        /** Somebody of whom the audit log says nothing more. */
        static Known by(
                Account account,
                SignInSession.Kind kind,
                Origin origin,
                Optional<String> replaced,
                Optional<String> code) {
            return new Known(account, origin, kind, replaced, code, Map.of());
        }

        /** The same, as the account is under its lock. */
        Known as(Account locked) {
            return new Known(locked, origin, kind, replaced, code, shown);
        }

        @Override
        public String toString() {
            return "Known[" + account.id() + ", " + kind + "]";
        }
    }

    /**
     * Lets them in, or says what is missing.
     *
     * @param stillHolds whether what the account was known by holds under the account's lock, in the transaction that begins
     *     the session; it may change the stores. Where it does not hold, the credentials are wrong. Not to be asked in a
     *     transaction
     */
    SignInOutcome admit(Known known, Predicate<Stores> stillHolds) {
        Instant now = time.instant();
        Optional<Duration> wait = known.code()
                .flatMap(code -> limits.codeRefusal(stranger(known.origin()), Optional.of(known.account()), now));
        if (wait.isPresent()) {
            return new SignInOutcome.TooManyAttempts(wait.get());
        }
        return transactions.inTransaction(stores -> stores.accounts()
                .lock(known.account().id())
                .filter(locked -> stillHolds.test(stores))
                .map(locked -> admit(stores, known.as(locked), now))
                .orElseGet(SignInOutcome.WrongCredentials::new));
    }

    /**
     * Lets {@code known} in, whose account's lock the caller holds. A closed account is told as if it were not there. The code,
     * if one is shown, was counted.
     */
    SignInOutcome admit(Stores stores, Known known, Instant now) {
        if (!known.account().isOpen()) {
            journal.closed(stores, stranger(known.origin()), known.account(), now);
            return new SignInOutcome.WrongCredentials();
        }
        Optional<SecondFactor> demanded = demanded(stores, known.account().id());
        if (demanded.isEmpty()) {
            return new SignInOutcome.Done(known.account(), begin(stores, known, Optional.empty(), now));
        }
        if (known.code().isEmpty()) {
            return new SignInOutcome.CodeRequired(challenge(stores, known, now));
        }
        Optional<CodeCheck.Proof> proof =
                codes.spend(stores, demanded.get(), known.code().get(), now);
        if (proof.isEmpty()) {
            journal.wrongCode(stores, stranger(known.origin()), known.account(), now);
            return new SignInOutcome.WrongCode();
        }
        return new SignInOutcome.Done(known.account(), begin(stores, known, proof, now));
    }

    @Override
    public SecondStepOutcome verify(Origin origin, SecondStepRequest request) {
        Instant now = time.instant();
        Optional<SecretHash> shown = Secret.parse(
                        SecretPrefix.CHALLENGE, request.challenge().strip())
                .map(Secret::hash);
        Optional<Account> account = shown.flatMap(hash -> challenged(hash, request.kind(), now));
        Optional<Duration> wait = limits.codeRefusal(stranger(origin), account, now);
        if (wait.isPresent()) {
            return new SecondStepOutcome.TooManyAttempts(wait.get());
        }
        if (account.isEmpty()) {
            return new SecondStepOutcome.Over();
        }
        var known = Known.by(account.get(), request.kind(), origin, request.replaced(), Optional.of(request.code()));
        // In this order everywhere: the account first, then what belongs to it.
        return transactions.inTransaction(stores -> stores.accounts()
                .lock(known.account().id())
                .filter(Account::isOpen)
                .map(locked -> verify(stores, known.as(locked), shown.orElseThrow(), request.code(), now))
                .orElseGet(SecondStepOutcome.Over::new));
    }

    private SecondStepOutcome verify(Stores stores, Known known, SecretHash challenge, String code, Instant now) {
        if (stores.signInChallenges().attempt(challenge, now).isEmpty()) {
            return new SecondStepOutcome.Over();
        }
        Optional<CodeCheck.Proof> proof =
                demanded(stores, known.account().id()).flatMap(factor -> codes.spend(stores, factor, code, now));
        if (proof.isEmpty()) {
            journal.wrongCode(stores, stranger(known.origin()), known.account(), now);
            return new SecondStepOutcome.WrongCode();
        }
        stores.signInChallenges().remove(challenge);
        return new SecondStepOutcome.Done(known.account(), begin(stores, known, proof, now));
    }

    /** Whose challenge it is, if it is one for this kind of session. */
    private Optional<Account> challenged(SecretHash challenge, SignInSession.Kind kind, Instant now) {
        return transactions.inTransaction(stores -> stores.signInChallenges()
                .byHash(challenge)
                .filter(found -> found.kind() == kind && found.isOpen(now))
                .flatMap(found -> stores.accounts().find(found.account())));
    }

    private Secret challenge(Stores stores, Known known, Instant now) {
        Secret secret = secrets.next(SecretPrefix.CHALLENGE);
        stores.signInChallenges()
                .add(SignInChallenge.begin(secret.hash(), known.account().id(), known.kind(), now));
        journal.codeDemanded(stores, stranger(known.origin()), known.account(), now);
        return secret;
    }

    private OpenedSession begin(Stores stores, Known known, Optional<CodeCheck.Proof> proof, Instant now) {
        Optional<SignInSession> ended = known.replaced().flatMap(secret -> openSession.end(stores, secret, now));
        OpenedSession opened = openSession.open(stores, known.account(), known.kind(), known.origin(), now);
        Caller caller =
                new Caller.SignedIn(known.account().id(), known.account().role(), known.origin());
        Map<String, String> shown = new LinkedHashMap<>(known.shown());
        proof.ifPresent(given -> shown.putAll(AccessJournal.secondFactor(given.words())));
        journal.signedIn(stores, caller, known.account(), ended, opened.session(), shown, now);
        return opened;
    }

    private static Optional<SecondFactor> demanded(Stores stores, AccountId account) {
        return stores.secondFactors().of(account).filter(SecondFactor::isEnabled);
    }

    private static Caller stranger(Origin origin) {
        return new Caller.Anonymous(origin);
    }
}
