package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The record of who changed what. It can be added to and read, and nothing else. */
public interface AuditTrail {

    /** Adds an entry. */
    void add(AuditEntry entry);

    /** Adds entries in their order, quicker than one by one. */
    void addAll(List<AuditEntry> entries);

    /** The entries, newest first. */
    Page<AuditEntry> list(Scope scope, PageRequest page);
}
