package org.portcullis.jdbi;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Names and texts as one JSON object in a column. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private Json() {}

    static String write(Map<String, String> fields) {
        return MAPPER.writeValueAsString(fields);
    }

    static Map<String, String> read(String json) {
        return MAPPER.readValue(json, FIELDS);
    }
}
