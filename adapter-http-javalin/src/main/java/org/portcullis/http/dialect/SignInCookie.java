package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.portcullis.core.access.Secret;

/** The cookie by which a browser that was sent to another site to sign in is known when it comes back. */
public final class SignInCookie {

    private static final String NAME = "portcullis-sign-in";

    private final OwnSite site;

    /** The cookie of {@code site}. */
    public SignInCookie(OwnSite site) {
        this.site = site;
    }

    /** What it holds, if the call has one. */
    public Optional<String> presented(Context context) {
        return Cookies.valuesOf(context, name()).findFirst();
    }

    /** Has the browser keep {@code secret} for as long as it may be away. */
    public void set(Context context, Secret secret, Duration life) {
        Cookies.write(context, name(), secret.text(), life, site.isSecure());
    }

    /** Has the browser forget it. */
    public void clear(Context context) {
        Cookies.write(context, name(), "", Duration.ZERO, site.isSecure());
    }

    /** With that prefix browsers refuse it from neighbours of ours, who could have somebody sign in as them. */
    private String name() {
        return site.isSecure() ? "__Host-" + NAME : NAME;
    }
}
