package org.portcullis.core.license;

import java.util.Optional;

/**
 * What a caller wants of one field: leave it, empty it, or set it. An absent field and an explicit null are different
 * wishes, and a plain {@code null} can't tell them apart.
 *
 * @param <T> the field's type
 */
public sealed interface Patch<T> {

    /** Leave it as it is. */
    record Keep<T>() implements Patch<T> {}

    /** Empty it. */
    record Clear<T>() implements Patch<T> {}

    /** Set it. */
    record To<T>(T value) implements Patch<T> {}

    /** Leave it as it is. */
    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    /** Empty it. */
    static <T> Patch<T> clear() {
        return new Clear<>();
    }

    /** Set it. */
    static <T> Patch<T> to(T value) {
        return new To<>(value);
    }

    /** The field after this wish, where it may be empty. */
    default Optional<T> onOptional(Optional<T> current) {
        return switch (this) {
            case Keep<T> keep -> current;
            case Clear<T> clear -> Optional.empty();
            case To<T> to -> Optional.of(to.value());
        };
    }

    /** The field after this wish, where {@code empty} is its emptiest value. */
    default T on(T current, T empty) {
        return onOptional(Optional.of(current)).orElse(empty);
    }
}
