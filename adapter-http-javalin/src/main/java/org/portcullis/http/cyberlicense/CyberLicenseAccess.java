package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.Origins;

/** Who may call: everybody, or whoever is signed in. */
final class CyberLicenseAccess {

    private final BrowserSessions browsers;
    private final AccessTokens tokens;
    private final Origins origins;

    CyberLicenseAccess(BrowserSessions browsers, AccessTokens tokens, Origins origins) {
        this.browsers = browsers;
        this.tokens = tokens;
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    /** Everybody whom no page of another site sent. */
    Caller anybodyFromHere(Context context) {
        return browsers.anybody(context);
    }

    Caller signedIn(Context context) {
        return browsers.signedIn(context);
    }

    /** The document's “Admin only”: those who own licences, each within what it may see. */
    Caller admin(Context context) {
        return tokens.isBorne(context) ? tokens.vendor(context) : browsers.vendor(context);
    }
}
