package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.application.mail.Postbox;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Secret;
import org.portcullis.core.mail.Letter;
import org.portcullis.ports.in.PasswordRecovery;
import org.portcullis.ports.in.RecoveryOutcome;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Transactions;

/** Writes to those who forgot their passwords. The caller only ever puts a note into the box, whoever they name. */
public final class MailPasswordResets implements PasswordRecovery {

    private final Transactions transactions;
    private final AttemptLimits limits;
    private final AllowPasswordReset resets;
    private final Postbox postbox;
    private final String serverName;
    private final InstantSource time;

    /** Letters that call this server {@code serverName}. */
    public MailPasswordResets(
            Transactions transactions,
            AttemptLimits limits,
            SecretSource secrets,
            Postbox postbox,
            AccessJournal journal,
            String serverName,
            InstantSource time) {
        this.transactions = transactions;
        this.limits = limits;
        this.resets = new AllowPasswordReset(secrets, journal);
        this.postbox = postbox;
        this.serverName = serverName;
        this.time = time;
    }

    @Override
    public RecoveryOutcome ask(Origin origin, String text) {
        if (!postbox.isThere()) {
            return new RecoveryOutcome.NoMail();
        }
        Caller stranger = new Caller.Anonymous(origin);
        String email = text.strip();
        Optional<Duration> wait = limits.refusal(stranger, email, time.instant());
        if (wait.isPresent()) {
            return new RecoveryOutcome.TooManyAttempts(wait.get());
        }
        return postbox.post(() -> write(stranger, email)) ? new RecoveryOutcome.Accepted() : new RecoveryOutcome.Busy();
    }

    private Optional<Letter> write(Caller stranger, String email) {
        Instant now = time.instant();
        if (!limits.mayWriteTo(email, now)) {
            return Optional.empty();
        }
        return transactions.inTransaction(stores -> stores.accounts()
                .findByEmail(email)
                .flatMap(found -> stores.accounts().lock(found.id()))
                .filter(Account::isOpen)
                .map(account -> letter(account, resets.mailed(stores, stranger, account, now))));
    }

    private Letter letter(Account account, Secret secret) {
        return new Letter(
                account.email(), "Set a new password", """
                Somebody, hopefully you, wants to set a new password for the account
                %s at %s.

                This token sets it, once, within an hour:

                    %s

                If it was not you, you need not do anything: your password stays as it is.
                """.formatted(account.email(), serverName, secret.text()));
    }
}
