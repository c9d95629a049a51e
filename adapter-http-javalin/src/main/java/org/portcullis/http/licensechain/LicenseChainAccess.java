package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.Origins;

/** Who may call: everybody, or whoever bears a user's token. */
final class LicenseChainAccess {

    private final AccessTokens tokens;
    private final Origins origins;

    LicenseChainAccess(AccessTokens tokens, Origins origins) {
        this.tokens = tokens;
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    /** The document's “Requires: Authentication”. */
    Caller signedIn(Context context) {
        return tokens.bearer(context).caller();
    }

    /** An account, however many tokens it has; whoever bears none that is valid, by where the call comes from. */
    String countedFor(Context context) {
        return tokens.find(context)
                .map(bearer -> "account:" + bearer.account().id().value())
                .orElseGet(() -> origins.of(context).ip().network());
    }
}
