package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.http.dialect.Access;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.TokenBearer;

/** Who may call: everybody, or whoever presents an API token that is good for what the route does. */
final class SunLicenseAccess {

    private static final String HEADER = "TOKEN";

    private final Authentication authentication;
    private final Origins origins;

    SunLicenseAccess(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    /** Any token, whatever it is good for. */
    Caller withToken(Context context) {
        return bearer(context).caller();
    }

    /** A token that is good for any of {@code accepted}. */
    Access withAnyOf(Set<Intent> accepted) {
        return context -> {
            TokenBearer bearer = bearer(context);
            if (!bearer.mayUse(accepted)) {
                throw new Rejection(new HttpProblem.Forbidden());
            }
            return bearer.caller();
        };
    }

    private TokenBearer bearer(Context context) {
        return Optional.ofNullable(context.header(HEADER))
                .flatMap(presented -> authentication.byToken(presented.strip(), origins.of(context)))
                .orElseThrow(() -> new Rejection(new HttpProblem.Unauthorized()));
    }
}
