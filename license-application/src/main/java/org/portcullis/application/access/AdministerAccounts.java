package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Role;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AccountAdministration;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.in.DiscordLinking;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** What administrators do with accounts. */
public final class AdministerAccounts implements AccountAdministration {

    private final Transactions transactions;
    private final AccountPlans plans;
    private final Identifiers identifiers;
    private final Journal journal;
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
        this.journal = journal;
        this.link = new LinkDiscord(new AccessJournal(transactions, journal));
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
        Journal.Deed made = new Journal.Deed(
                Optional.of(account.id()),
                AuditAction.CREATE,
                AuditedResource.ADMIN,
                account.id().value(),
                Map.of(),
                AuditFields.of(account));
        journal.audit(stores, caller, made, now);
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

    private static void requireAdministrator(Caller caller) {
        if (!(caller instanceof Caller.SignedIn signedIn) || signedIn.role() != Role.ADMIN) {
            throw new Forbidden("only administrators make accounts");
        }
    }
}
