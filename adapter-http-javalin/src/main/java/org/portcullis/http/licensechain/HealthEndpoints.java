package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.HealthMessages.Health;

/** What anybody may know of the server: whether it can do its work, and what its tokens are verified with. */
final class HealthEndpoints {

    private final UseCases useCases;

    HealthEndpoints(UseCases useCases) {
        this.useCases = useCases;
    }

    Reply health(Context context, Caller caller) {
        boolean healthy = useCases.status().isHealthy();
        return new Reply(healthy ? 200 : 503, Health.of(healthy, useCases.time().instant()));
    }

    Reply keys(Context context, Caller caller) {
        return Reply.ok(new Reply.WrittenJson(useCases.access().publicKeys().asJson()));
    }
}
