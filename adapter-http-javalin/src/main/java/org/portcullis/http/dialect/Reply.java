package org.portcullis.http.dialect;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param body what becomes its JSON
 */
public record Reply(int status, Object body) {

    /** An answer to what went well. */
    public static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
