package org.portcullis.application.history;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.in.AuditReading;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

/** Who did what. */
public final class ReadAuditTrail implements AuditReading {

    private final Transactions transactions;

    public ReadAuditTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Page<RecordedEntry> list(Caller caller, AuditFilter filter, PageRequest page) {
        return transactions.inTransaction(stores -> stores.auditTrail().list(filter, caller.scope(), page));
    }

    @Override
    public Optional<RecordedEntry> find(Caller caller, AuditEntryId id) {
        return transactions.inTransaction(
                stores -> stores.auditTrail().find(id, caller.scope()).map(entry -> new RecordedEntry(id, entry)));
    }
}
