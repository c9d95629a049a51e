package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

/** Who did what: administrators read all of it, vendors what concerns what they own. Thread-safe. */
public interface AuditReading {

    /** The entries that match, newest first. */
    Page<RecordedEntry> list(Caller caller, AuditFilter filter, PageRequest page);

    /** One entry. */
    Optional<RecordedEntry> find(Caller caller, AuditEntryId id);
}
