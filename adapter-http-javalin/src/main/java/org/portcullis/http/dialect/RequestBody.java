package org.portcullis.http.dialect;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of bodies that may be JSON. */
public final class RequestBody {

    private static final Set<String> SAID_UNASKED = Set.of("application/x-www-form-urlencoded", "text/plain");

    private RequestBody() {}

    /**
     * The body of this request. It can be taken once.
     *
     * @throws Rejection if it is said to be something else than JSON, longer than {@code maxBytes}, or breaks off
     */
    public static byte[] take(Context context, int maxBytes) {
        if (!mayBeJson(context.req().getContentType())) {
            throw new Rejection(new HttpProblem.UnsupportedMediaType());
        }
        return bytes(context.req(), maxBytes);
    }

    private static byte[] bytes(HttpServletRequest request, int maxBytes) {
        long declared = request.getContentLengthLong();
        if (declared > maxBytes) {
            throw new Rejection(new HttpProblem.BodyTooLarge(maxBytes));
        }
        try {
            // A chunked body declares nothing: one byte more than is allowed tells that it is too long.
            byte[] bytes = request.getInputStream().readNBytes(declared < 0 ? maxBytes + 1 : (int) declared);
            if (bytes.length > maxBytes) {
                throw new Rejection(new HttpProblem.BodyTooLarge(maxBytes));
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new Rejection(new HttpProblem.MalformedRequest());
        }
    }

    /**
     * Absent is fine, and so are parameters ({@code application/json; charset=utf-8}) and what curl and browsers say of a
     * body when nobody told them what it is.
     */
    private static boolean mayBeJson(@Nullable String contentType) {
        if (contentType == null || contentType.equals("application/json")) {
            return true;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.endsWith("/json") || type.endsWith("+json") || SAID_UNASKED.contains(type);
    }
}
