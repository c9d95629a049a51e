package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes cookies. The server's header limit bounds how much there is to look through. */
final class Cookies {

    private static final int MOST_COOKIES = 100;

    private Cookies() {}

    /** What the call's cookies of that name hold, in their order; browsers send several if they have several. */
    static Stream<String> valuesOf(Context context, String name) {
        return pairs(context)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1));
    }

    /** Has the browser keep {@code value} for {@code life}; none at all if that is zero. No script can read it. */
    static void write(Context context, String name, String value, Duration life, boolean secure) {
        // Lax: it comes along when somebody follows a link to us, and not with what other sites' pages send.
        String cookie = "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax".formatted(name, value, life.toSeconds());
        context.res().addHeader("Set-Cookie", secure ? cookie + "; Secure" : cookie);
    }

    private static Stream<String> pairs(Context context) {
        return Collections.list(context.req().getHeaders("Cookie")).stream()
                .flatMap(header -> List.of(header.split(";", MOST_COOKIES)).stream())
                .limit(MOST_COOKIES)
                .map(String::strip);
    }
}
