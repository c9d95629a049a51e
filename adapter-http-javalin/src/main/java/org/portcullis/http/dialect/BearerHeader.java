package org.portcullis.http.dialect;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a call bears ({@code Authorization: Bearer}). */
public final class BearerHeader {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(?<token>\\S+) *");
    private static final String SCHEME = "Bearer";

    private BearerHeader() {}

    /** Whether the call bears something, be it a credential or not. What a proxy's own sign-in sends is nothing borne. */
    public static boolean isThere(Context context) {
        @Nullable String header = context.header(Header.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** What is borne; empty if that is nothing, or malformed. */
    public static Optional<String> of(Context context) {
        @Nullable String header = context.header(Header.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(header);
        return bearer.matches() ? Optional.of(bearer.group("token")) : Optional.empty();
    }
}
