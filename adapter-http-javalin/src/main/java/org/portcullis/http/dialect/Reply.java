package org.portcullis.http.dialect;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param body what becomes its JSON; or a {@link PlainText}, a {@link Page}, or {@link WrittenJson}
 */
public record Reply(int status, Object body) {

    /** A body that is sent as it is, not as JSON. */
    public record PlainText(String text) {}

    /** A page for people, in HTML. */
    public record Page(String html) {}

    /** A body that is JSON already. */
    public record WrittenJson(String text) {}

    /** An answer to what went well. */
    public static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
