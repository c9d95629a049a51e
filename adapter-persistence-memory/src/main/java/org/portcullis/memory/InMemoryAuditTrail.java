package org.portcullis.memory;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.out.AuditTrail;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

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
    public Page<AuditEntry> list(Scope scope, PageRequest page) {
        return entries.page(() -> entries.all(byOwner, Range.of(scope, "")), page)
                .map(Numbered::entry);
    }
}
