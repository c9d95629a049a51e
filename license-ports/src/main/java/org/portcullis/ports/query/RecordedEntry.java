package org.portcullis.ports.query;

import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AuditEntryId;

/**
 * An entry that is in the audit trail.
 *
 * @param id its number
 * @param entry what it says
 */
public record RecordedEntry(AuditEntryId id, AuditEntry entry) {}
