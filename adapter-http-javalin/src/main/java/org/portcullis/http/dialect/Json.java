package org.portcullis.http.dialect;

import org.portcullis.core.license.Patch;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How JSON is read and written: fields in the order in which records declare them; unknown ones ignored, types taken
 * literally ({@code "5"} is no number, {@code 1.5} no whole one), no field twice, nothing after the end.
 */
public final class Json {

    private static final int MAX_NESTING = 64;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addDeserializer(Patch.class, new PatchReading()))
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Json() {}

    /** What reads {@code type}, for {@link #read}. */
    static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /**
     * The object in {@code json}.
     *
     * @throws Rejection if there is none that {@code reader} understands
     */
    static Object read(ObjectReader reader, byte[] json) {
        try (JsonParser parser = reader.createParser(json)) {
            Object value;
            try {
                value = reader.readValue(parser);
            } catch (JacksonException unreadable) {
                throw new Rejection(JsonProblems.of(unreadable, parser.streamReadContext()));
            }
            if (value == null) {
                throw new Rejection(JsonProblems.NO_OBJECT);
            }
            return value;
        }
    }

    /** What reads {@code json} token by token. */
    static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    /** {@code value} as JSON. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                // Requests run on platform threads, each of which can keep its own buffers.
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build();
    }
}
