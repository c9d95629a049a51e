package org.portcullis.core.idempotency;

import java.util.Optional;

/**
 * What a caller names a call by, in order to send it again if no answer comes ({@code Idempotency-Key}).
 *
 * @param text 1 to {@value #MAX_LENGTH} characters of visible ASCII
 */
public record IdempotencyKey(String text) {

    /** The longest that is taken. */
    public static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /** The key in {@code text}, or empty if it can't be one. */
    public static Optional<IdempotencyKey> of(String text) {
        return isKey(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(character -> character > ' ' && character <= '~');
    }
}
