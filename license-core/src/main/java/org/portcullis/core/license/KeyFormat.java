package org.portcullis.core.license;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The shape of generated keys, written as dash-separated parts: a number is that many random characters, anything else
 * stands for itself. {@code LIC-6-6} makes keys like {@code LIC-ABC234-XYZ789}, {@code 20} makes one run of twenty.
 *
 * @param pattern at least twelve random characters (60 bits) in all, since a key is all that a caller needs
 */
public record KeyFormat(String pattern) {

    /** Letters and digits without those that look alike ({@code 0 O 1 I}): 32, so each is worth five bits. */
    public static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int MIN_RANDOM = 12;

    public KeyFormat {
        List<String> parts = List.of(pattern.split("-", -1));
        if (parts.stream().anyMatch(part -> !part.matches("[1-9][0-9]?|[A-Z][A-Z0-9]*"))) {
            throw new IllegalArgumentException("key format parts are 1 to 99, or capitals and digits: " + pattern);
        }
        int random = parts.stream()
                .filter(KeyFormat::isRandom)
                .mapToInt(Integer::parseInt)
                .sum();
        if (random < MIN_RANDOM) {
            throw new IllegalArgumentException("a key needs at least " + MIN_RANDOM + " random characters: " + pattern);
        }
        int length = parts.stream()
                        .mapToInt(part -> isRandom(part) ? Integer.parseInt(part) : part.length())
                        .sum()
                + parts.size()
                - 1;
        if (length > LicenseKey.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a key has at most " + LicenseKey.MAX_LENGTH + " characters: " + pattern);
        }
    }

    /** The format {@code prefix-6-6}, as plugin sellers use it. */
    public static KeyFormat prefixed(String prefix) {
        return new KeyFormat(prefix + "-6-6");
    }

    /**
     * A new key of this shape.
     *
     * @param random answers, for a bound, a number from 0 to below it; unpredictable, or keys can be guessed
     */
    public LicenseKey keyFrom(IntUnaryOperator random) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("-", -1)) {
            parts.add(isRandom(part) ? characters(Integer.parseInt(part), random) : part);
        }
        return new LicenseKey(String.join("-", parts));
    }

    private static boolean isRandom(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }

    private static String characters(int count, IntUnaryOperator random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
