package org.portcullis.jdbi;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The named parameters of a statement, as the columns hold them. */
final class Parameters {

    private final Map<String, @Nullable Object> values = new HashMap<>();

    static Parameters none() {
        return new Parameters();
    }

    static Parameters of(String name, Object value) {
        return new Parameters().and(name, value);
    }

    /** One more: an empty optional is null, a moment its milliseconds, a constant its name. */
    Parameters and(String name, Object value) {
        values.put(name, column(value));
        return this;
    }

    Parameters and(Parameters others) {
        values.putAll(others.values);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    private static @Nullable Object column(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? column(optional.get()) : null;
            case Instant moment -> moment.toEpochMilli();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }
}
