package org.portcullis.http.dialect;

import com.google.common.io.ByteSource;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param body what becomes its JSON; or a {@link PlainText}, {@link Page}, {@link WrittenJson}, {@link File}, or
 *     {@link LongList}
 */
public record Reply(int status, Object body) {

    /** A body that is sent as it is, not as JSON. */
    public record PlainText(String text) {}

    /** A page for people, in HTML. */
    public record Page(String html) {}

    /** A body that is JSON already. */
    public record WrittenJson(String text) {}

    /** A file of that type, which is read when it is asked for. */
    public record File(String contentType, ByteSource content) {}

    /** A JSON array of any length, of which no more than a piece is in memory at a time. */
    public record LongList(Pieces<?> pieces) {}

    /** An answer to what went well. */
    public static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
