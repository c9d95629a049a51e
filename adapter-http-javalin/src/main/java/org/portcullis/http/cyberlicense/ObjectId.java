package org.portcullis.http.cyberlicense;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;

/** How this dialect writes the number of a thing: 24 hexadecimal digits. */
final class ObjectId {

    private static final int LENGTH = 24;
    private static final int DIGITS_OF_LONG = 16;

    private ObjectId() {}

    static String of(long number) {
        return "0".repeat(LENGTH - DIGITS_OF_LONG) + HexFormat.of().toHexDigits(number);
    }

    /** What has the number in {@code text}, as {@code thing} makes it; empty if nothing has it. */
    static <T> Optional<T> parse(String text, LongFunction<T> thing) {
        boolean formed = text.length() == LENGTH
                && text.chars().allMatch(HexFormat::isHexDigit)
                && text.startsWith("0".repeat(LENGTH - DIGITS_OF_LONG));
        if (!formed) {
            return Optional.empty();
        }
        long number = HexFormat.fromHexDigitsToLong(text, LENGTH - DIGITS_OF_LONG, LENGTH);
        return number > 0 ? Optional.of(thing.apply(number)) : Optional.empty();
    }
}
