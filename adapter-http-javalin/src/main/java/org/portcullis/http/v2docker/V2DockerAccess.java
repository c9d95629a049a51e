package org.portcullis.http.v2docker;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.ports.in.Authentication;

/** Who may call: whoever presents an account's system key. */
final class V2DockerAccess {

    private static final String HEADER = "X-API-Key";
    private static final String FOUND = V2DockerAccess.class.getName();

    private final Authentication authentication;
    private final Origins origins;

    V2DockerAccess(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    /** The document's “All license endpoints require API key authentication”. */
    Caller systemKey(Context context) {
        return find(context).orElseThrow(() -> new Rejection(new HttpProblem.Unauthorized()));
    }

    /** Whether a valid credential is presented. */
    boolean isKnown(Context context) {
        return find(context).isPresent();
    }

    /** For whom a call with a valid credential counts: an account has one key at a time, and a new one starts nothing anew. */
    String account(Context context) {
        return "account:" + find(context).orElseThrow().account().value();
    }

    /** Whose key is presented, if anybody's. It is asked once for each call. */
    private Optional<Caller.SignedIn> find(Context context) {
        @Nullable Found known = context.attribute(FOUND);
        if (known != null) {
            return known.caller();
        }
        Found found = new Found(Optional.ofNullable(context.header(HEADER))
                .flatMap(presented -> authentication.bySystemKey(presented.strip(), origins.of(context))));
        context.attribute(FOUND, found);
        return found.caller();
    }

    private record Found(Optional<Caller.SignedIn> caller) {}
}
