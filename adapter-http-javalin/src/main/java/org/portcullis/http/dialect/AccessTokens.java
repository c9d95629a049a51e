package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.SessionBearer;

/**
 * Who is signed in by the signed token that a call bears ({@code Authorization: Bearer}), in one dialect. No page of another
 * site can make a browser send one, so origins need not be asked.
 */
public final class AccessTokens {

    private static final String FOUND = AccessTokens.class.getName();

    private final Authentication authentication;
    private final Origins origins;

    /** Tokens of callers whose origins are {@code origins}. */
    public AccessTokens(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    /** Whether the call bears something, be it a token or not. */
    public boolean isBorne(Context context) {
        return BearerHeader.isThere(context);
    }

    /** Who is signed in, if somebody is. A signature is verified once for each call. */
    public Optional<SessionBearer> find(Context context) {
        @Nullable Found known = context.attribute(FOUND);
        if (known != null) {
            return known.bearer();
        }
        Found found = new Found(
                BearerHeader.of(context).flatMap(token -> authentication.byAccessToken(token, origins.of(context))));
        context.attribute(FOUND, found);
        return found.bearer();
    }

    /**
     * Who is signed in.
     *
     * @throws Rejection if nobody is
     */
    public SessionBearer bearer(Context context) {
        return find(context).orElseThrow(() -> new Rejection(new HttpProblem.Unauthorized()));
    }

    /** A vendor or an administrator who is signed in. */
    public Caller vendor(Context context) {
        return Buyers.refuse(bearer(context).caller());
    }

    private record Found(Optional<SessionBearer> bearer) {}
}
