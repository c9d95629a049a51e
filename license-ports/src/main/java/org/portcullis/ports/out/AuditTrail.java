package org.portcullis.ports.out;

import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

/** The record of who changed what. It can be added to and read, and nothing else. */
public interface AuditTrail {

    /** Adds an entry. */
    void add(AuditEntry entry);

    /** Adds entries in their order, quicker than one by one. */
    void addAll(List<AuditEntry> entries);

    /** The entries that match, newest first. */
    Page<RecordedEntry> list(AuditFilter filter, Scope scope, PageRequest page);

    /** All entries, newest first. */
    default Page<AuditEntry> list(Scope scope, PageRequest page) {
        return list(AuditFilter.ALL, scope, page).map(RecordedEntry::entry);
    }

    /** The entry of that number. */
    Optional<AuditEntry> find(AuditEntryId id, Scope scope);
}
