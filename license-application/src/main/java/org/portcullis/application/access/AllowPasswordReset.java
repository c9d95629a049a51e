package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;

/** Makes the secrets that set a password without the one before, once and within an hour. */
final class AllowPasswordReset {

    private static final Duration LIFE = Duration.ofHours(1);

    private final SecretSource secrets;
    private final AccessJournal journal;

    AllowPasswordReset(SecretSource secrets, AccessJournal journal) {
        this.secrets = secrets;
        this.journal = journal;
    }

    /** One that an administrator hands over. */
    Secret handedOver(Stores stores, Caller caller, Account account, Instant now) {
        return allow(stores, caller, account, false, now);
    }

    /** One that is mailed to the account's address, and so proves it. */
    Secret mailed(Stores stores, Caller caller, Account account, Instant now) {
        return allow(stores, caller, account, true, now);
    }

    private Secret allow(Stores stores, Caller caller, Account account, boolean mailed, Instant now) {
        Secret secret = secrets.next(SecretPrefix.PASSWORD_RESET);
        Instant end = now.plus(LIFE);
        stores.accountPasswords().allow(new PasswordReset(account.id(), secret.hash(), end, mailed));
        Map<String, String> after = Map.of("passwordReset", (mailed ? "mailed, " : "") + "allowed until " + end);
        journal.done(stores, caller, account, AuditAction.UPDATE, Map.of(), after, now);
        return secret;
    }
}
