package org.portcullis.http.dialect;

import org.portcullis.core.license.Patch;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a field whose absence means something else than its being null. */
final class PatchReading extends ValueDeserializer<Patch<?>> {

    private final JavaType type;

    private PatchReading(JavaType type) {
        this.type = type;
    }

    /** A reading of which it is not known yet what is read. */
    PatchReading() {
        this(tools.jackson.databind.type.TypeFactory.unsafeSimpleType(Object.class));
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new PatchReading(context.getContextualType().containedType(0));
    }

    @Override
    public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Patch.to(context.<Object>readValue(parser, type));
    }

    @Override
    public Patch<?> getNullValue(DeserializationContext context) {
        return Patch.clear();
    }

    @Override
    public Patch<?> getAbsentValue(DeserializationContext context) {
        return Patch.keep();
    }
}
