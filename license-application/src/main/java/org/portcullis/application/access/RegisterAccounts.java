package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.Registration;
import org.portcullis.ports.in.RegistrationOutcome;
import org.portcullis.ports.in.RegistrationRequest;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Lets people make accounts for themselves: vendors', with the plan for those who come by themselves. */
public final class RegisterAccounts implements Registration {

    private final Transactions transactions;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final OpenSession openSession;
    private final SignInPrograms programs;
    private final Optional<String> plan;
    private final Identifiers identifiers;
    private final AccessJournal journal;
    private final InstantSource time;

    /** Accounts of {@code plan}; none if there is none. */
    public RegisterAccounts(
            Transactions transactions,
            Passwords passwords,
            AttemptLimits limits,
            OpenSession openSession,
            SignInPrograms programs,
            Optional<String> plan,
            Identifiers identifiers,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.hashing = new PasswordHashing(passwords);
        this.limits = limits;
        this.openSession = openSession;
        this.programs = programs;
        this.plan = plan;
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
    }

    /** An account that was just made, and its first session. */
    private record Made(Account account, OpenedSession opened) {}

    @Override
    public RegistrationOutcome register(Origin origin, RegistrationRequest request) {
        if (plan.isEmpty()) {
            return new RegistrationOutcome.Closed();
        }
        AccountDraft draft = new AccountDraft(request.email().strip(), Role.USER, plan.get());
        if (!draft.hasEmail()) {
            return new RegistrationOutcome.NotAnEmail();
        }
        Optional<PasswordRule.Defect> defect = PasswordRule.REGISTRATION.defectIn(request.password());
        if (defect.isPresent()) {
            return new RegistrationOutcome.Unfit(defect.get());
        }
        Instant now = time.instant();
        Optional<Duration> wait = limits.refusal(new Caller.Anonymous(origin), draft.email(), now);
        if (wait.isPresent()) {
            return new RegistrationOutcome.TooManyAttempts(wait.get());
        }
        boolean taken = transactions
                .inTransaction(stores -> stores.accounts().findByEmail(draft.email()))
                .isPresent();
        return taken ? new RegistrationOutcome.EmailTaken() : make(origin, request, draft, now);
    }

    private RegistrationOutcome make(Origin origin, RegistrationRequest request, AccountDraft draft, Instant now) {
        PasswordHash hash = hashing.hash(request.password());
        try {
            Made made = transactions.inTransaction(stores -> {
                Account account = draft.account(stores.accounts().nextId(), identifiers.uuid(now), request.name(), now);
                return make(stores, account, hash, origin, now);
            });
            return new RegistrationOutcome.Done(made.account(), programs.tokensOf(made.account(), made.opened()));
        } catch (Duplicate takenMeanwhile) {
            return new RegistrationOutcome.EmailTaken();
        }
    }

    private Made make(Stores stores, Account account, PasswordHash hash, Origin origin, Instant now) {
        stores.accounts().add(account);
        stores.accountPasswords().add(account.id(), hash, now);
        OpenedSession opened = openSession.open(stores, account, SignInSession.Kind.PROGRAM, origin, now);
        Caller caller = new Caller.SignedIn(account.id(), account.role(), origin);
        journal.done(stores, caller, account, AuditAction.CREATE, Map.of(), AuditFields.of(account), now);
        return new Made(account, opened);
    }
}
