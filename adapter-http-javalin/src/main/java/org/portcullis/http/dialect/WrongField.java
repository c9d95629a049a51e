package org.portcullis.http.dialect;

/**
 * A field that is not what it should be.
 *
 * @param name as the caller wrote it, with dots for fields within fields
 * @param reason what it should be, as the rest of a sentence that begins with the name: {@code must be text}
 */
public record WrongField(String name, String reason) {

    /** Both, as a sentence. */
    public String sentence() {
        return name + " " + reason;
    }
}
