package org.portcullis.server.csv;

import org.portcullis.core.license.Metadata;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks that a text is what {@link Metadata} wants: one JSON object. */
final class JsonObject {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonObject() {}

    static Metadata metadata(String text) {
        String json = text.strip();
        try {
            if (MAPPER.readTree(json).isObject()) {
                return new Metadata(json);
            }
        } catch (JacksonException malformed) {
            // Told below, like what is well-formed and something else.
        }
        throw new IllegalArgumentException("must be a JSON object");
    }
}
