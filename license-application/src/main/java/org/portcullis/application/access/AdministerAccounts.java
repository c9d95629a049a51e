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
import org.portcullis.core.access.Role;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AccountAdministration;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** What administrators do with accounts. */
public final class AdministerAccounts implements AccountAdministration {

    private final Transactions transactions;
    private final AccountPlans plans;
    private final Identifiers identifiers;
    private final Journal journal;
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
        this.time = time;
    }

    @Override
    public AccountCreation create(Caller caller, AccountDraft draft) {
        if (!(caller instanceof Caller.SignedIn signedIn) || signedIn.role() != Role.ADMIN) {
            throw new Forbidden("only administrators make accounts");
        }
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
}
