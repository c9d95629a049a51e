package org.portcullis.core.license;

/**
 * A seller's own data about a licence: one JSON object, kept as text, which the engine never looks into.
 *
 * @param json a JSON object of at most 16,384 characters; the caller vouches that it parses
 */
public record Metadata(String json) {

    /** The most characters the text may have. */
    public static final int MAX_LENGTH = 16_384;

    /** Nothing. */
    public static final Metadata EMPTY = new Metadata("{}");

    public Metadata {
        if (json.length() > MAX_LENGTH || !json.startsWith("{") || !json.endsWith("}") || json.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("metadata is a JSON object of at most " + MAX_LENGTH + " characters");
        }
    }
}
