package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;

/**
 * The cookie that shows a sign-in session. The server's header limit bounds how much there is to look through; what can't be
 * a session's secret is passed over before anything is hashed or looked up.
 */
final class SessionCookies {

    private static final String NAME = "session-token";

    /** Under these it is read, the first of them that has one; the vendors' clients know it by different names. */
    private static final List<String> NAMES = List.of(NAME, "connect.sid", "session");

    private static final int MOST_COOKIES = 100;

    private SessionCookies() {}

    /** The session's secret, if the call has one. */
    static Optional<String> presented(Context context) {
        List<String> pairs = pairs(context.req().getHeaders("Cookie"));
        return NAMES.stream()
                .flatMap(name -> pairs.stream()
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1)))
                .filter(value -> Secret.parse(SecretPrefix.SESSION, value).isPresent())
                .findFirst();
    }

    static void set(Context context, Secret secret, Duration life, boolean secure) {
        write(context, secret.text(), life.toSeconds(), secure);
    }

    static void clear(Context context, boolean secure) {
        write(context, "", 0, secure);
    }

    private static void write(Context context, String value, long maxAge, boolean secure) {
        // Lax: it comes along when somebody follows a link to the console, and not with what other sites' pages send.
        String cookie = "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax".formatted(NAME, value, maxAge);
        context.header("Set-Cookie", secure ? cookie + "; Secure" : cookie);
    }

    private static List<String> pairs(Enumeration<String> headers) {
        return Collections.list(headers).stream()
                .flatMap(header -> List.of(header.split(";", MOST_COOKIES)).stream())
                .limit(MOST_COOKIES)
                .map(String::strip)
                .toList();
    }
}
