package org.portcullis.http.dialect;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.SessionBearer;

/**
 * Who is signed in by the signed token that a call bears ({@code Authorization: Bearer}), in one dialect. No page of another
 * site can make a browser send one, so origins need not be asked.
 */
public final class AccessTokens {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(?<token>\\S+) *");
    private static final String SCHEME = "Bearer";
    private static final String FOUND = AccessTokens.class.getName();

    private final Authentication authentication;
    private final Origins origins;

    /** Tokens of callers whose origins are {@code origins}. */
    public AccessTokens(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    /** Whether the call bears something, be it a token or not. What a proxy's own sign-in sends is nothing borne. */
    public boolean isBorne(Context context) {
        @Nullable String header = context.header(Header.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Who is signed in, if somebody is. A signature is verified once for each call. */
    public Optional<SessionBearer> find(Context context) {
        @Nullable Found known = context.attribute(FOUND);
        if (known != null) {
            return known.bearer();
        }
        Found found = new Found(
                presented(context).flatMap(token -> authentication.byAccessToken(token, origins.of(context))));
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
        Caller.SignedIn caller = bearer(context).caller();
        if (caller.role() == Role.CUSTOMER) {
            throw new Rejection(new HttpProblem.Forbidden());
        }
        return caller;
    }

    private record Found(Optional<SessionBearer> bearer) {}

    private static Optional<String> presented(Context context) {
        @Nullable String header = context.header(Header.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(header);
        return bearer.matches() ? Optional.of(bearer.group("token")) : Optional.empty();
    }
}
