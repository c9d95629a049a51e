package org.portcullis.core.audit;

/** What was done, in the eleven words of the audit log. */
public enum AuditAction {
    /** Made. */
    CREATE,
    /** Changed. */
    UPDATE,
    /** Deleted. */
    DELETE,
    /** Looked at. */
    VIEW,
    /** Signed in. */
    LOGIN,
    /** Signed out. */
    LOGOUT,
    /** Taken out in bulk. */
    EXPORT,
    /** Brought in in bulk. */
    IMPORT,
    /** Taken back. */
    REVOKE,
    /** Made active. */
    ACTIVATE,
    /** Withheld. */
    SUSPEND
}
