package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.http.dialect.Access;
import org.portcullis.http.dialect.CallLimit;
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

    private final CallLimit wrongTokens;

    /** Whoever presents wrong tokens is stopped by {@code wrongTokens}; those of others who call from there are not. */
    SunLicenseAccess(Authentication authentication, Origins origins, CallLimit wrongTokens) {
        this.authentication = authentication;
        this.origins = origins;
        this.wrongTokens = wrongTokens;
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
        String presented = context.header(HEADER);
        if (presented == null || presented.isBlank()) {
            throw new Rejection(new HttpProblem.Unauthorized());
        }
        Optional<TokenBearer> bearer = authentication.byToken(presented.strip(), origins.of(context));
        if (bearer.isEmpty()) {
            wrongTokens.count(context);
            throw new Rejection(new HttpProblem.Unauthorized());
        }
        return bearer.get();
    }
}
