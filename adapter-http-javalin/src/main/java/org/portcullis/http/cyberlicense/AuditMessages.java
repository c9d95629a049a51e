package org.portcullis.http.cyberlicense;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

/** What goes over the wire where the audit log is read. */
final class AuditMessages {

    private static final int ENTRIES_BY_DEFAULT = 100;
    private static final String OBJECT_ID = "must be 24 hexadecimal digits";

    private AuditMessages() {}

    /** Which entries are asked for. */
    record Query(AuditFilter filter, PageRequest page) {
        static Query from(QueryReader query) {
            AuditFilter filter = new AuditFilter(
                    query.parsed("userId", text -> ObjectId.parse(text, AccountId::new), OBJECT_ID),
                    query.word("action", AuditAction.class),
                    query.word("resourceType", AuditedResource.class),
                    query.parsed("resourceId", text -> ObjectId.parse(text, Long::valueOf), OBJECT_ID),
                    query.flag("success"),
                    query.moment("startDate"),
                    query.lastMoment("endDate"));
            PageRequest page = query.page(ENTRIES_BY_DEFAULT);
            query.requireAllRight();
            return new Query(filter, page);
        }
    }

    /** A part of the log. */
    record AuditLogs(boolean success, List<AuditLog> auditLogs, int count, long total) {
        static AuditLogs from(Page<RecordedEntry> page) {
            List<AuditLog> logs = page.items().stream().map(AuditLog::from).toList();
            return new AuditLogs(true, logs, logs.size(), page.total());
        }
    }

    /** One entry. */
    record OneAuditLog(boolean success, AuditLog auditLog) {
        static OneAuditLog from(RecordedEntry entry) {
            return new OneAuditLog(true, AuditLog.from(entry));
        }
    }

    /** An entry as it is shown. */
    record AuditLog(
            String _id,
            @Nullable String userId,
            String action,
            String resourceType,
            String resourceId,
            Changes changes,
            String ip,
            @Nullable String userAgent,
            boolean success,
            String createdAt) {

        static AuditLog from(RecordedEntry recorded) {
            AuditEntry entry = recorded.entry();
            return new AuditLog(
                    ObjectId.of(recorded.id().value()),
                    entry.actor().map(actor -> ObjectId.of(actor.value())).orElse(null),
                    entry.action().name().toLowerCase(Locale.ROOT),
                    entry.resource().name().toLowerCase(Locale.ROOT),
                    ObjectId.of(entry.resourceId()),
                    new Changes(entry.before(), entry.after()),
                    entry.origin().ip().text(),
                    entry.origin().userAgent().orElse(null),
                    entry.success(),
                    LicenseMessages.MOMENT.format(entry.at()));
        }
    }

    /** The fields that changed. */
    record Changes(Map<String, String> before, Map<String, String> after) {}
}
