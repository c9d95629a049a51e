package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OneTimeSeed;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.ports.in.OwnSecondFactor;
import org.portcullis.ports.in.SecondFactorDisabling;
import org.portcullis.ports.in.SecondFactorEnabling;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SecondFactorStatus;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Sets second factors up, and switches them on and off, for those whose they are. */
public final class AdministerSecondFactor implements OwnSecondFactor {

    private final Transactions transactions;
    private final SecondFactorTools tools;
    private final CodeCheck codes;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final OpenSession openSession;
    private final SecretSource secrets;
    private final AccessJournal journal;
    private final InstantSource time;

    public AdministerSecondFactor(
            Transactions transactions,
            SecondFactorTools tools,
            CodeCheck codes,
            Passwords passwords,
            AttemptLimits limits,
            OpenSession openSession,
            SecretSource secrets,
            AccessJournal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.tools = tools;
        this.codes = codes;
        this.hashing = new PasswordHashing(passwords);
        this.limits = limits;
        this.openSession = openSession;
        this.secrets = secrets;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public SecondFactorStatus status(Caller.SignedIn caller) {
        return transactions.inTransaction(stores -> new SecondFactorStatus(
                stores.secondFactors()
                        .of(caller.account())
                        .filter(SecondFactor::isEnabled)
                        .isPresent(),
                stores.secondFactors().recoveryCodesLeft(caller.account())));
    }

    @Override
    public SecondFactorSetup setUp(SessionBearer bearer, Optional<Password> password) {
        Account account = bearer.account();
        Instant now = time.instant();
        Optional<PasswordHash> hash =
                transactions.inTransaction(stores -> stores.accountPasswords().of(account.id()));
        if (hash.isPresent()) {
            if (password.isEmpty()) {
                return new SecondFactorSetup.PasswordRequired();
            }
            Optional<Duration> wait = limits.refusal(bearer.caller(), account.email(), now);
            if (wait.isPresent()) {
                return new SecondFactorSetup.TooManyAttempts(wait.get());
            }
            if (!hashing.matches(password.get(), hash)) {
                journal.wrong(bearer.caller(), AuditAction.UPDATE, Optional.of(account), account.email(), now);
                return new SecondFactorSetup.WrongPassword();
            }
        }
        OneTimeSeed seed = tools.codes().newSeed();
        SealedSecret sealed = tools.seals().seal(seed.value(), SecondFactor.sealContext(account.id()));
        return transactions.inTransaction(stores -> {
            stores.accounts().lock(account.id());
            if (!stores.accountPasswords().of(account.id()).equals(hash)) {
                return new SecondFactorSetup.WrongPassword();
            }
            Optional<SecondFactor> before = stores.secondFactors().of(account.id());
            if (before.filter(SecondFactor::isEnabled).isPresent()) {
                return new SecondFactorSetup.AlreadyEnabled();
            }
            stores.secondFactors().set(SecondFactor.pending(account.id(), sealed, now));
            Map<String, String> after = AccessJournal.secondFactor("set up");
            journal.done(stores, bearer.caller(), account, AuditAction.UPDATE, Map.of(), after, now);
            return ready(seed, account);
        });
    }

    private SecondFactorSetup ready(OneTimeSeed seed, Account account) {
        // A quoted address may have a colon, which an authenticator would take for the end of the issuer.
        String uri = tools.codes().uri(seed, tools.issuer(), account.email().replace(':', '_'));
        SecretBytes picture = SecretBytes.of(tools.qrCodes().png(uri));
        return new SecondFactorSetup.Ready(tools.codes().written(seed), uri, picture);
    }

    @Override
    public SecondFactorEnabling enable(SessionBearer bearer, String code) {
        Account account = bearer.account();
        Instant now = time.instant();
        Optional<Duration> wait = limits.codeRefusal(bearer.caller(), Optional.of(account), now);
        if (wait.isPresent()) {
            return new SecondFactorEnabling.TooManyAttempts(wait.get());
        }
        return transactions.inTransaction(stores -> {
            stores.accounts().lock(account.id());
            Optional<SecondFactor> found = stores.secondFactors().of(account.id());
            if (found.isEmpty()) {
                return new SecondFactorEnabling.NotSetUp();
            }
            if (found.get().isEnabled()) {
                return new SecondFactorEnabling.AlreadyEnabled();
            }
            OptionalLong step = codes.step(found.get(), code, now);
            if (step.isEmpty()) {
                journal.wrongCode(stores, bearer.caller(), AuditAction.ACTIVATE, account, now);
                return new SecondFactorEnabling.WrongCode();
            }
            return enable(stores, bearer, found.get().enabled(now, step.getAsLong()), now);
        });
    }

    private SecondFactorEnabling enable(Stores stores, SessionBearer bearer, SecondFactor enabled, Instant now) {
        List<RecoveryCode> recovery = Stream.generate(secrets::nextRecoveryCode)
                .distinct()
                .limit(SecondFactor.RECOVERY_CODES)
                .toList();
        stores.secondFactors().set(enabled);
        stores.secondFactors()
                .addRecoveryCodes(
                        enabled.account(),
                        recovery.stream().map(RecoveryCode::hash).collect(Collectors.toSet()));
        // Who was in without the second factor is out.
        int ended = stores.signInSessions().endAll(enabled.account(), Optional.empty(), now);
        OpenedSession opened = openAnother(stores, bearer, now);
        Map<String, String> after = AccessJournal.secondFactor("enabled", ended);
        journal.done(stores, bearer.caller(), bearer.account(), AuditAction.ACTIVATE, Map.of(), after, now);
        return new SecondFactorEnabling.Done(recovery, opened);
    }

    @Override
    public SecondFactorDisabling disable(SessionBearer bearer, String code) {
        Account account = bearer.account();
        Instant now = time.instant();
        Optional<Duration> wait = limits.codeRefusal(bearer.caller(), Optional.of(account), now);
        if (wait.isPresent()) {
            return new SecondFactorDisabling.TooManyAttempts(wait.get());
        }
        return transactions.inTransaction(stores -> {
            stores.accounts().lock(account.id());
            Optional<SecondFactor> enabled =
                    stores.secondFactors().of(account.id()).filter(SecondFactor::isEnabled);
            if (enabled.isEmpty()) {
                return new SecondFactorDisabling.NotEnabled();
            }
            Optional<CodeCheck.Proof> proof = codes.spend(stores, enabled.get(), code, now);
            if (proof.isEmpty()) {
                journal.wrongCode(stores, bearer.caller(), AuditAction.REVOKE, account, now);
                return new SecondFactorDisabling.WrongCode();
            }
            return disable(stores, bearer, proof.get(), now);
        });
    }

    private SecondFactorDisabling disable(Stores stores, SessionBearer bearer, CodeCheck.Proof proof, Instant now) {
        stores.secondFactors().remove(bearer.account().id());
        stores.signInChallenges().removeAll(bearer.account().id());
        openSession.end(stores, bearer.session(), now);
        OpenedSession opened = openAnother(stores, bearer, now);
        Map<String, String> after = AccessJournal.secondFactor("disabled by " + proof.words());
        journal.done(stores, bearer.caller(), bearer.account(), AuditAction.REVOKE, Map.of(), after, now);
        return new SecondFactorDisabling.Done(opened);
    }

    /** A new session for the caller, whose rights have just changed. */
    private OpenedSession openAnother(Stores stores, SessionBearer bearer, Instant now) {
        stores.announce(new Change.CredentialsChanged(bearer.account().id()));
        return openSession.open(
                stores,
                bearer.account(),
                bearer.session().kind(),
                bearer.caller().origin(),
                now);
    }
}
