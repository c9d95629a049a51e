package org.portcullis.http.dialect;

import com.google.common.base.Utf8;
import io.javalin.http.Context;
import tools.jackson.databind.ObjectReader;

/**
 * Reads JSON bodies of one kind.
 *
 * @param <T> the wire record
 */
public final class BodyReader<T> {

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
        return read(RequestBody.take(context, maxBytes));
    }

    /**
     * A body that was taken before, as {@link RequestBody} takes it.
     *
     * @throws Rejection if it is not what it should be
     */
    public T read(byte[] bytes) {
        T body = type.cast(Json.read(reader, bytes));
        // Jackson takes overlong forms, and bytes in what it skips, as they come.
        if (!Utf8.isWellFormed(bytes)) {
            throw new Rejection(new HttpProblem.MalformedBody("Body must be UTF-8"));
        }
        return body;
    }
}
