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
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Sets passwords, and ends the sessions that were begun with the one before. */
public final class SetPasswords implements PasswordAdministration {

    private final Transactions transactions;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final OpenSession openSession;
    private final AllowPasswordReset resets;
    private final AccessJournal journal;
    private final InstantSource time;

    public SetPasswords(
            Transactions transactions,
            Passwords passwords,
            AttemptLimits limits,
            OpenSession openSession,
            SecretSource secrets,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.hashing = new PasswordHashing(passwords);
        this.limits = limits;
        this.openSession = openSession;
        this.resets = new AllowPasswordReset(secrets, journal);
        this.journal = journal;
        this.time = time;
    }

    @Override
    public PasswordChange change(SessionBearer bearer, Password current, Password next) {
        Optional<PasswordRule.Defect> defect = PasswordRule.STANDARD.defectIn(next);
        if (defect.isPresent()) {
            return new PasswordChange.Unfit(defect.get());
        }
        Instant now = time.instant();
        Account account = bearer.account();
        // Who got hold of a session must not find out the password by it.
        Optional<Duration> wait = limits.refusal(bearer.caller(), account.email(), now);
        if (wait.isPresent()) {
            return new PasswordChange.TooManyAttempts(wait.get());
        }
        Optional<PasswordHash> before =
                transactions.inTransaction(stores -> stores.accountPasswords().of(account.id()));
        if (!hashing.matches(current, before)) {
            journal.wrong(bearer.caller(), AuditAction.UPDATE, Optional.of(account), account.email(), now);
            return new PasswordChange.Refused();
        }
        PasswordHash hash = hashing.hash(next);
        return transactions.inTransaction(stores -> {
            stores.accounts().lock(account.id());
            if (!stores.accountPasswords().of(account.id()).equals(before)) {
                return new PasswordChange.Refused();
            }
            set(stores, bearer.caller(), account, hash, now);
            OpenedSession opened = openSession.open(
                    stores, account, bearer.session().kind(), bearer.caller().origin(), now);
            return new PasswordChange.Done(Optional.of(opened));
        });
    }

    @Override
    public PasswordChange reset(Origin origin, String token, Password next) {
        Optional<PasswordRule.Defect> defect = PasswordRule.STANDARD.defectIn(next);
        Optional<SecretHash> shown =
                Secret.parse(SecretPrefix.PASSWORD_RESET, token.strip()).map(Secret::hash);
        Instant now = time.instant();
        // Nothing is hashed for who presents nothing.
        if (shown.filter(hash -> transactions
                        .inTransaction(stores -> valid(stores, hash, now))
                        .isPresent())
                .isEmpty()) {
            return new PasswordChange.Refused();
        }
        if (defect.isPresent()) {
            return new PasswordChange.Unfit(defect.get());
        }
        PasswordHash hash = hashing.hash(next);
        return transactions.inTransaction(stores -> valid(stores, shown.get(), now)
                .flatMap(reset -> stores.accounts().lock(reset.account()))
                // Only one of those that present it at once still finds it under the lock.
                .flatMap(account -> valid(stores, shown.get(), now).map(reset -> {
                    Caller stranger = new Caller.Anonymous(origin);
                    set(stores, stranger, reset.mailed() ? verified(stores, account, now) : account, hash, now);
                    return (PasswordChange) new PasswordChange.Done(Optional.empty());
                }))
                .orElseGet(PasswordChange.Refused::new));
    }

    @Override
    public Optional<Secret> allowReset(Caller caller, AccountId id) {
        requireAdministrator(caller);
        Instant now = time.instant();
        return transactions.inTransaction(
                stores -> stores.accounts().lock(id).map(account -> resets.handedOver(stores, caller, account, now)));
    }

    @Override
    public PasswordChange set(Caller caller, AccountId id, Password next) {
        requireAdministrator(caller);
        Optional<PasswordRule.Defect> defect = PasswordRule.STANDARD.defectIn(next);
        if (defect.isPresent()) {
            return new PasswordChange.Unfit(defect.get());
        }
        Instant now = time.instant();
        PasswordHash hash = hashing.hash(next);
        return transactions.inTransaction(stores -> stores.accounts()
                .lock(id)
                .<PasswordChange>map(account -> {
                    set(stores, caller, account, hash, now);
                    return new PasswordChange.Done(Optional.empty());
                })
                .orElseGet(PasswordChange.Refused::new));
    }

    private void set(Stores stores, Caller caller, Account account, PasswordHash hash, Instant now) {
        stores.accountPasswords().set(account.id(), hash, now);
        stores.accountPasswords().disallow(account.id());
        // Who knew the old one and has yet to show the second factor begins anew; the second factor itself stays.
        stores.signInChallenges().removeAll(account.id());
        int ended = stores.signInSessions().endAll(account.id(), Optional.empty(), now);
        stores.announce(new Change.CredentialsChanged(account.id()));
        Map<String, String> after = Map.of("password", "set", "sessionsEnded", Integer.toString(ended));
        journal.done(stores, caller, account, AuditAction.UPDATE, Map.of(), after, now);
    }

    /** Whoever has a secret that was mailed has the address that it was mailed to. */
    private static Account verified(Stores stores, Account account, Instant now) {
        Account verified = account.withEmailVerified(now);
        if (!verified.equals(account)) {
            stores.accounts().update(verified);
        }
        return verified;
    }

    private static Optional<PasswordReset> valid(Stores stores, SecretHash hash, Instant now) {
        return stores.accountPasswords()
                .allowed(hash)
                .filter(reset -> now.isBefore(reset.expiresAt()))
                .filter(reset -> stores.accounts()
                        .find(reset.account())
                        .filter(Account::isOpen)
                        .isPresent());
    }

    private static void requireAdministrator(Caller caller) {
        Administrators.require(caller, "only administrators set others' passwords");
    }
}
