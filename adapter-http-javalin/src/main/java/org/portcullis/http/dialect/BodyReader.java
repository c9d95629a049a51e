package org.portcullis.http.dialect;

import com.google.common.base.Utf8;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Reads JSON bodies of one kind.
 *
 * @param <T> the wire record
 */
public final class BodyReader<T> {

    private static final Set<String> SAID_UNASKED = Set.of("application/x-www-form-urlencoded", "text/plain");

    private final Class<T> type;
    private final ObjectReader reader;
    private final int maxBytes;

    /** A reader of bodies of at most so many bytes. */
    public BodyReader(Class<T> type, int maxBytes) {
        this.type = type;
        this.reader = Json.readerFor(type);
        this.maxBytes = maxBytes;
    }

    /**
     * The body of this request.
     *
     * @throws Rejection if it is not there, too long, or not what it should be
     */
    public T read(Context context) {
        if (!mayBeJson(context.req().getContentType())) {
            throw new Rejection(new HttpProblem.UnsupportedMediaType());
        }
        byte[] bytes = bytes(context.req());
        T body = type.cast(Json.read(reader, bytes));
        // Jackson takes overlong forms, and bytes in what it skips, as they come.
        if (!Utf8.isWellFormed(bytes)) {
            throw new Rejection(new HttpProblem.MalformedBody("Body must be UTF-8"));
        }
        return body;
    }

    private byte[] bytes(HttpServletRequest request) {
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
