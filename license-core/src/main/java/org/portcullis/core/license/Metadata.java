package org.portcullis.core.license;

import org.portcullis.core.text.TextRule;

/**
 * A seller's own data about a licence: one JSON object, kept as text, which the engine never looks into.
 *
 * @param json a JSON object of at most 16,384 code points; the caller vouches that it parses
 */
public record Metadata(String json) {

    /** What the text may hold. */
    public static final TextRule RULE = new TextRule(16_384, true);

    /** Nothing. */
    public static final Metadata EMPTY = new Metadata("{}");

    public Metadata {
        RULE.require("metadata", json);
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("metadata is a JSON object");
        }
    }
}
