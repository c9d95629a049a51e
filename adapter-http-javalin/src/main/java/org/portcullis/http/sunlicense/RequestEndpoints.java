package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.RequestMessages.ShownRequest;
import org.portcullis.ports.in.ValidationHistory;
import org.portcullis.ports.query.ValidationFilter;

/** What was validated. */
final class RequestEndpoints {

    private final ValidationHistory history;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_REQUESTS);

    RequestEndpoints(UseCases useCases) {
        this.history = useCases.administration().history();
    }

    /** The newest first. */
    Reply list(Context context, Caller caller) {
        QueryReader query = new QueryReader(context);
        ValidationFilter filter = new ValidationFilter(
                query.number("licenseId", 1, Long.MAX_VALUE).map(LicenseId::new),
                query.moment("from"),
                query.lastMoment("to").map(last -> last.plusMillis(1)));
        return Lists.reply(
                context,
                query,
                page -> history.list(caller, filter, page),
                Lists.PIECE_OF_LOG_ROWS,
                (last, limit) -> history.before(caller, filter, last, limit),
                some -> some.stream().map(ShownRequest::from).toList());
    }

    Reply show(Context context, Caller caller) {
        return history.find(caller, new ValidationId(PathReader.number(context, "id")))
                .map(recorded -> Reply.ok(ShownRequest.from(recorded)))
                .orElseGet(() -> reading.requestNotFound());
    }
}
