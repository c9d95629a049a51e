package org.portcullis.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.out.AuditTrail;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

final class InMemoryAuditTrail implements AuditTrail {

    /** An entry and its number: −1, −2 and so on, so that the newest come first. */
    record Numbered(long number, AuditEntry entry) {}

    private final AtomicLong numbers;
    private final Entities<Numbered> entries;
    private final Index<Numbered> byOwner;

    InMemoryAuditTrail(Transaction transaction, Tables tables) {
        this.numbers = tables.auditNumbers;
        this.byOwner = new Index<>(
                transaction.on(tables.auditEntriesByOwner),
                numbered -> Key.owned(numbered.entry().owner(), "", numbered.number()));
        this.entries = new Entities<>(transaction, tables.auditEntries, List.of(byOwner));
    }

    @Override
    public void add(AuditEntry entry) {
        long number = numbers.decrementAndGet();
        entries.add(number, new Numbered(number, entry));
    }

    @Override
    public void addAll(List<AuditEntry> added) {
        added.forEach(this::add);
    }

    @Override
    public Page<RecordedEntry> list(AuditFilter filter, Scope scope, PageRequest page) {
        return entries.page(
                        () -> entries.all(byOwner, Range.of(scope, ""))
                                .filter(numbered -> filter.matches(numbered.entry())),
                        page)
                .map(numbered -> new RecordedEntry(new AuditEntryId(-numbered.number()), numbered.entry()));
    }

    @Override
    public Optional<AuditEntry> find(AuditEntryId id, Scope scope) {
        return entries.find(-id.value())
                .map(Numbered::entry)
                .filter(entry -> entry.owner().map(scope::includes).orElse(scope instanceof Scope.Everything));
    }
}
