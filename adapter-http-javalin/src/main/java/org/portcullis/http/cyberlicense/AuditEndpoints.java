package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.http.cyberlicense.AuditMessages.AuditLogs;
import org.portcullis.http.cyberlicense.AuditMessages.OneAuditLog;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.ports.in.AuditReading;

/** Shows who did what. */
final class AuditEndpoints {

    private final AuditReading audit;

    AuditEndpoints(AuditReading audit) {
        this.audit = audit;
    }

    Reply list(Context context, Caller caller) {
        var query = AuditMessages.Query.from(new QueryReader(context));
        return Reply.ok(AuditLogs.from(audit.list(caller, query.filter(), query.page())));
    }

    Reply show(Context context, Caller caller) {
        return ObjectId.parse(context.pathParam("id"), AuditEntryId::new)
                .flatMap(id -> audit.find(caller, id))
                .map(entry -> Reply.ok(OneAuditLog.from(entry)))
                .orElseGet(() -> CyberLicenseErrors.notFound("Audit log not found"));
    }
}
