package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.AccountAdministration;
import org.portcullis.ports.in.AccountChange;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.in.DiscordLinking;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What administrators do with accounts. */
public final class AdministerAccounts implements AccountAdministration {

    private final Transactions transactions;
    private final AccountPlans plans;
    private final Identifiers identifiers;
    private final AccessJournal journal;
    private final LinkDiscord link;
    private final InstantSource time;

    public AdministerAccounts(
            Transactions transactions,
            AccountPlans plans,
            Identifiers identifiers,
            Journal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.plans = plans;
        this.identifiers = identifiers;
        this.journal = new AccessJournal(transactions, journal);
        this.link = new LinkDiscord(this.journal);
        this.time = time;
    }

    @Override
    public AccountCreation create(Caller caller, AccountDraft draft) {
        requireAdministrator(caller);
        if (!draft.hasEmail()) {
            return new AccountCreation.NotAnEmail();
        }
        if (!plans.offer(draft.plan())) {
            return new AccountCreation.NoSuchPlan();
        }
        try {
            return transactions.inTransaction(stores -> new AccountCreation.Done(make(stores, caller, draft)));
        } catch (Duplicate taken) {
            return new AccountCreation.EmailTaken();
        }
    }

    private Account make(Stores stores, Caller caller, AccountDraft draft) {
        Instant now = time.instant();
        Account account = draft.account(stores.accounts().nextId(), identifiers.uuid(now), now);
        stores.accounts().add(account);
        journal.done(stores, caller, account, AuditAction.CREATE, Map.of(), AuditFields.of(account), now);
        return account;
    }

    @Override
    public DiscordLinking linkDiscord(Caller caller, AccountId id, Optional<DiscordId> discord) {
        requireAdministrator(caller);
        Instant now = time.instant();
        try {
            return transactions.inTransaction(stores -> stores.accounts()
                    .lock(id)
                    .<DiscordLinking>map(account ->
                            new DiscordLinking.Done(link.link(stores, caller, account, discord, Optional.empty(), now)))
                    .orElseGet(DiscordLinking.NoSuchAccount::new));
        } catch (Duplicate taken) {
            return new DiscordLinking.AlreadyLinked();
        }
    }

    @Override
    public AccountChange change(Caller caller, AccountId id, AccountPatch patch) {
        requireAdministrator(caller);
        if (!patch.plan().map(plans::offer).orElse(true)) {
            return new AccountChange.NoSuchPlan();
        }
        Instant now = time.instant();
        return transactions.inTransaction(stores -> {
            // Before the account itself, so that of two administrators who dismiss each other one finds nobody left.
            List<Account> administrators = stores.accounts().lockAdministrators();
            Optional<Account> found = stores.accounts().lock(id);
            if (found.isEmpty()) {
                return new AccountChange.NotFound();
            }
            Account account = found.get();
            Account changed = patch.applyTo(account, now);
            boolean isLast = administrators.stream().allMatch(account::equals);
            if (account.administers() && !changed.administers() && isLast) {
                return new AccountChange.LastAdministrator();
            }
            if (!changed.equals(account)) {
                keep(stores, caller, account, changed, now);
            }
            return new AccountChange.Done(changed);
        });
    }

    private void keep(Stores stores, Caller caller, Account before, Account after, Instant now) {
        stores.accounts().update(after);
        Map<String, String> fields = new LinkedHashMap<>(AuditFields.of(after));
        if (before.role() != after.role() || !after.isOpen()) {
            int ended = stores.signInSessions().endAll(after.id(), Optional.empty(), now);
            fields.put("sessionsEnded", Integer.toString(ended));
        }
        stores.announce(new Change.CredentialsChanged(after.id()));
        journal.done(stores, caller, after, AuditAction.UPDATE, AuditFields.of(before), fields, now);
    }

    @Override
    public Page<Account> list(Caller caller, PageRequest page) {
        requireAdministrator(caller);
        return transactions.inTransaction(stores -> stores.accounts().list(page));
    }

    private static void requireAdministrator(Caller caller) {
        Administrators.require(caller, "only administrators see to accounts");
    }
}
