package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.ports.in.SignIn;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Lets people in by their passwords: count the attempt, compare outside any transaction, then let in whoever is known. */
public final class SignInWithPassword implements SignIn {

    private final Transactions transactions;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final Admission admission;
    private final AccessJournal journal;
    private final InstantSource time;

    public SignInWithPassword(
            Transactions transactions,
            Passwords passwords,
            AttemptLimits limits,
            Admission admission,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.hashing = new PasswordHashing(passwords);
        this.limits = limits;
        this.admission = admission;
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
        var known = Admission.Known.by(account, request.kind(), origin, request.replaced(), request.code());
        return admission.admit(known, stores -> {
            // Under the account's lock nobody changes the password, and so ends all sessions, between the question and
            // the new one.
            if (!stores.accountPasswords().of(account.id()).equals(Optional.of(hash))) {
                return false;
            }
            stronger.ifPresent(better -> stores.accountPasswords().set(account.id(), better, now));
            return true;
        });
    }

    private static Candidate candidate(Stores stores, String email) {
        Optional<Account> account = stores.accounts().findByEmail(email);
        return new Candidate(
                account, account.flatMap(found -> stores.accountPasswords().of(found.id())));
    }
}
