package org.portcullis.application.blacklist;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BlacklistChange;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Who may not run anything. */
public final class AdministerBlacklists implements BlacklistAdministration {

    private final Transactions transactions;
    private final Journal journal;
    private final InstantSource time;

    public AdministerBlacklists(Transactions transactions, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public BlacklistChange create(Caller caller, BlacklistDraft draft) {
        try {
            return transactions.inTransaction(stores -> {
                if (!mayBarIn(stores, caller, draft.scope())) {
                    return new BlacklistChange.UnknownScope();
                }
                Instant now = time.instant();
                BlacklistEntry entry = draft.entry(stores.blacklists().nextId(), now);
                stores.blacklists().add(entry);
                announce(stores, entry.scope());
                journal.audit(stores, caller, Deed.on(entry, AuditAction.CREATE, Map.of(), AuditFields.of(entry)), now);
                return new BlacklistChange.Done(entry);
            });
        } catch (Duplicate barred) {
            return new BlacklistChange.AlreadyBarred();
        }
    }

    @Override
    public Optional<BlacklistEntry> find(Caller caller, BlacklistEntryId id) {
        return transactions.inTransaction(stores -> stores.blacklists().find(id, caller.scope()));
    }

    @Override
    public Page<BlacklistEntry> list(Caller caller, PageRequest page) {
        return transactions.inTransaction(stores -> stores.blacklists().list(caller.scope(), page));
    }

    @Override
    public List<BlacklistEntry> after(Caller caller, Optional<BlacklistEntryId> last, int limit) {
        return transactions.inTransaction(stores -> stores.blacklists().after(last, caller.scope(), limit));
    }

    @Override
    public BlacklistChange change(Caller caller, BlacklistEntryId id, UnaryOperator<BlacklistDraft> change) {
        try {
            return transactions.inTransaction(stores -> stores.blacklists()
                    .lock(id, caller.scope())
                    .map(entry -> change(stores, caller, entry, change))
                    .orElseGet(BlacklistChange.NotFound::new));
        } catch (Duplicate barred) {
            return new BlacklistChange.AlreadyBarred();
        }
    }

    @Override
    public boolean delete(Caller caller, BlacklistEntryId id) {
        return transactions.inTransaction(stores -> {
            Optional<BlacklistEntry> entry = stores.blacklists().lock(id, caller.scope());
            entry.ifPresent(found -> delete(stores, caller, found));
            return entry.isPresent();
        });
    }

    private BlacklistChange change(
            Stores stores, Caller caller, BlacklistEntry entry, UnaryOperator<BlacklistDraft> change) {
        BlacklistDraft wanted = change.apply(BlacklistDraft.of(entry));
        if (!mayBarIn(stores, caller, wanted.scope())) {
            return new BlacklistChange.UnknownScope();
        }
        Instant now = time.instant();
        BlacklistEntry changed = wanted.applyTo(entry, now);
        stores.blacklists().update(changed);
        announce(stores, entry.scope());
        announce(stores, changed.scope());
        journal.audit(
                stores,
                caller,
                Deed.on(changed, AuditAction.UPDATE, AuditFields.of(entry), AuditFields.of(changed)),
                now);
        return new BlacklistChange.Done(changed);
    }

    private void delete(Stores stores, Caller caller, BlacklistEntry entry) {
        stores.blacklists().remove(entry.id());
        announce(stores, entry.scope());
        journal.audit(
                stores, caller, Deed.on(entry, AuditAction.DELETE, AuditFields.of(entry), Map.of()), time.instant());
    }

    private static boolean mayBarIn(Stores stores, Caller caller, BlacklistScope scope) {
        return switch (scope) {
            case BlacklistScope.Instance instance -> caller.scope() instanceof Scope.Everything;
            case BlacklistScope.Account account ->
                caller.scope().includes(account.account())
                        && stores.accounts().find(account.account()).isPresent();
            case BlacklistScope.Product product ->
                caller.scope().includes(product.account())
                        && stores.products()
                                .lock(product.product(), new Scope.OwnedBy(product.account()))
                                .isPresent();
        };
    }

    private static void announce(Stores stores, BlacklistScope scope) {
        stores.announce(scope.owner().<Change>map(Change.AccountChanged::new).orElseGet(Change.InstanceChanged::new));
    }
}
