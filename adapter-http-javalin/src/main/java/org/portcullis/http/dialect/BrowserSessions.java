package org.portcullis.http.dialect;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.SessionBearer;

/** Who is signed in by the cookie of a call, in one dialect. What changes something is refused to other sites' pages. */
public final class BrowserSessions {

    private static final List<HandlerType> READING = List.of(HandlerType.GET, HandlerType.HEAD);

    private final Authentication authentication;
    private final OwnSite site;
    private final Origins origins;

    /** Sessions of callers whose origins are {@code origins}. */
    public BrowserSessions(Authentication authentication, OwnSite site, Origins origins) {
        this.authentication = authentication;
        this.site = site;
        this.origins = origins;
    }

    /** Somebody who need not be signed in, but whom a page of another site must not have sent. */
    public Caller anybody(Context context) {
        requireOwnSite(context);
        return new Caller.Anonymous(origins.of(context));
    }

    /** Somebody who is signed in, of whatever role. */
    public Caller signedIn(Context context) {
        return bearer(context).caller();
    }

    /** A vendor or an administrator who is signed in. */
    public Caller vendor(Context context) {
        return Buyers.refuse(bearer(context).caller());
    }

    /**
     * Who is signed in, with the session.
     *
     * @throws Rejection if nobody is, or another site's page made the call
     */
    public SessionBearer bearer(Context context) {
        SessionBearer bearer = find(context).orElseThrow(() -> new Rejection(new HttpProblem.Unauthorized()));
        requireOwnSite(context);
        return bearer;
    }

    /**
     * The same for a call that changes something though it only reads: also that is refused to other sites' pages.
     *
     * @throws Rejection if nobody is signed in, or another site's page made the call
     */
    public SessionBearer bearerFromHere(Context context) {
        SessionBearer bearer = bearer(context);
        site.requireOwn(context);
        return bearer;
    }

    /** Who is signed in, if somebody is. */
    public Optional<SessionBearer> find(Context context) {
        return presented(context).flatMap(secret -> authentication.bySession(secret, origins.of(context)));
    }

    /** The secret that the call's cookie holds, whoever's it is. */
    public Optional<String> presented(Context context) {
        return SessionCookies.presented(context);
    }

    /** Has the browser show this session from now on. */
    public void begin(Context context, OpenedSession opened) {
        Duration life =
                Duration.between(opened.session().createdAt(), opened.session().expiresAt());
        SessionCookies.set(context, opened.secret(), life, site.isSecure());
    }

    /** Has the browser forget its session. */
    public void forget(Context context) {
        SessionCookies.clear(context, site.isSecure());
    }

    private void requireOwnSite(Context context) {
        if (!READING.contains(context.method())) {
            site.requireOwn(context);
        }
    }
}
