package org.portcullis.application.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;

/** Says who signs in to an account with Discord. */
final class LinkDiscord {

    private final AccessJournal journal;

    LinkDiscord(AccessJournal journal) {
        this.journal = journal;
    }

    /**
     * Has {@code linked}, or nobody, sign in to {@code account}, whose lock the caller holds. If somebody else did, the
     * account's sessions end but {@code goingOn}: whoever began one with that Discord account is out.
     *
     * @throws Duplicate if it signs in to another account
     */
    Account link(
            Stores stores,
            Caller caller,
            Account account,
            Optional<DiscordId> linked,
            Optional<SignInSessionId> goingOn,
            Instant now) {
        Account changed = account.withDiscord(linked);
        if (changed.equals(account)) {
            return account;
        }
        Map<String, String> after = new LinkedHashMap<>(change(stores, account, changed));
        if (account.discord().isPresent()) {
            int ended = stores.signInSessions().endAll(account.id(), goingOn, now);
            after.put("sessionsEnded", Integer.toString(ended));
        }
        journal.done(stores, caller, changed, AuditAction.UPDATE, AuditFields.of(account), after, now);
        return changed;
    }

    /** Notes that Discord verified {@code email}, if that is the address of {@code account}, whose lock the caller holds. */
    Account verify(Stores stores, Caller caller, Account account, Optional<String> email, Instant now) {
        Account changed =
                email.filter(account.email()::equalsIgnoreCase).isPresent() ? account.withEmailVerified(now) : account;
        if (!changed.equals(account)) {
            Map<String, String> after = change(stores, account, changed);
            journal.done(stores, caller, changed, AuditAction.UPDATE, AuditFields.of(account), after, now);
        }
        return changed;
    }

    private static Map<String, String> change(Stores stores, Account account, Account changed) {
        stores.accounts().update(changed);
        stores.announce(new Change.CredentialsChanged(account.id()));
        return AuditFields.of(changed);
    }
}
