package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;

/**
 * The cookie that shows a sign-in session. What can't be a session's secret is passed over before anything is hashed or looked
 * up.
 */
final class SessionCookies {

    private static final String NAME = "session-token";

    /** Under these it is read, the first of them that has one; the vendors' clients know it by different names. */
    private static final List<String> NAMES = List.of(NAME, "connect.sid", "session");

    private SessionCookies() {}

    /** The session's secret, if the call has one. */
    static Optional<String> presented(Context context) {
        return NAMES.stream()
                .flatMap(name -> Cookies.valuesOf(context, name))
                .filter(value -> Secret.parse(SecretPrefix.SESSION, value).isPresent())
                .findFirst();
    }

    static void set(Context context, Secret secret, Duration life, boolean secure) {
        Cookies.write(context, NAME, secret.text(), life, secure);
    }

    static void clear(Context context, boolean secure) {
        Cookies.write(context, NAME, "", Duration.ZERO, secure);
    }
}
