package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.Buyers;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.ports.in.AppBearer;

/** Who may call: everybody, or whoever bears a user's token or an application's key. */
final class LicenseChainAccess {

    private final AccessTokens tokens;
    private final AppKeys keys;
    private final Origins origins;

    LicenseChainAccess(AccessTokens tokens, AppKeys keys, Origins origins) {
        this.tokens = tokens;
        this.keys = keys;
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    /** The document's “Requires: Authentication”. */
    Caller signedIn(Context context) {
        return keys.find(context)
                .<Caller>map(AppBearer::caller)
                .orElseGet(() -> tokens.bearer(context).caller());
    }

    /** Of what only users may do, since they have a session or own applications. */
    Caller user(Context context) {
        if (keys.find(context).isPresent()) {
            throw new Rejection(new HttpProblem.Forbidden());
        }
        return tokens.bearer(context).caller();
    }

    /** Those who own applications and licences, or an application within its own. */
    Caller vendor(Context context) {
        return Buyers.refuse(signedIn(context));
    }

    /** Those who own applications. */
    Caller owner(Context context) {
        return Buyers.refuse(user(context));
    }

    /** The document's “Admin role”. */
    Caller administrator(Context context) {
        Caller caller = user(context);
        if (!caller.isAdministrator()) {
            throw new Rejection(new HttpProblem.Forbidden());
        }
        return caller;
    }

    /** The account of whoever is {@link #signedIn}. */
    Account account(Context context) {
        return keys.find(context)
                .map(AppBearer::account)
                .orElseGet(() -> tokens.bearer(context).account());
    }

    /** An account, however many tokens it has; an application; or the network that a call without either comes from. */
    String countedFor(Context context) {
        Optional<String> app = keys.find(context)
                .map(bearer -> "app:" + bearer.caller().product().value());
        return app.or(() -> tokens.find(context)
                        .map(bearer -> "account:" + bearer.account().id().value()))
                .orElseGet(() -> network(context));
    }

    /** The network that a call comes from, whatever it bears. */
    String network(Context context) {
        return origins.of(context).ip().network();
    }
}
