package org.portcullis.core.license;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * The shape of generated keys, written as dash-separated parts: a number from 1 to 99 is that many random characters;
 * capitals and digits with a capital among them stand for themselves. {@code LIC-6-6} makes keys like
 * {@code LIC-ABC234-XYZ789}, {@code 20} makes one run of twenty.
 *
 * @param pattern at least twelve random characters (60 bits) in all, since a key is all that a caller needs
 */
public record KeyFormat(String pattern) {

    /** Letters and digits without those that look alike ({@code 0 O 1 I}): 32, so each is worth five bits. */
    public static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int MIN_RANDOM = 12;
    private static final Pattern RANDOM_PART = Pattern.compile("[1-9][0-9]?");
    private static final Pattern LITERAL_PART = Pattern.compile("[0-9]*[A-Z][A-Z0-9]*");

    public KeyFormat {
        // A pattern is never longer than its keys.
        if (pattern.length() > LicenseKey.MAX_LENGTH || lengthOf(pattern) > LicenseKey.MAX_LENGTH) {
            throw new IllegalArgumentException("a key has at most " + LicenseKey.MAX_LENGTH + " characters");
        }
        if (!partsOf(pattern).stream().allMatch(part -> isRandom(part) || isLiteral(part))) {
            throw new IllegalArgumentException("key format parts are 1 to 99, or capitals and digits: " + pattern);
        }
        if (randomCharactersIn(pattern) < MIN_RANDOM) {
            throw new IllegalArgumentException("a key needs at least " + MIN_RANDOM + " random characters: " + pattern);
        }
    }

    /**
     * The format {@code prefix-6-6}, as plugin sellers use it.
     *
     * @param prefix capitals and digits, with a capital among them
     */
    public static KeyFormat prefixed(String prefix) {
        if (!isLiteral(prefix)) {
            throw new IllegalArgumentException("a key's prefix is capitals and digits, with a capital among them");
        }
        return new KeyFormat(prefix + "-6-6");
    }

    /**
     * A new key of this shape.
     *
     * @param random answers, for a bound, a number from 0 to below it; unpredictable, or keys can be guessed
     */
    public LicenseKey keyFrom(IntUnaryOperator random) {
        List<String> parts = new ArrayList<>();
        for (String part : partsOf(pattern)) {
            parts.add(isRandom(part) ? characters(Integer.parseInt(part), random) : part);
        }
        return new LicenseKey(String.join("-", parts));
    }

    private static List<String> partsOf(String pattern) {
        return List.of(pattern.split("-", -1));
    }

    private static boolean isRandom(String part) {
        return RANDOM_PART.matcher(part).matches();
    }

    private static boolean isLiteral(String part) {
        return LITERAL_PART.matcher(part).matches();
    }

    private static int lengthOf(String pattern) {
        List<String> parts = partsOf(pattern);
        int dashes = parts.size() - 1;
        return dashes
                + parts.stream()
                        .mapToInt(part -> isRandom(part) ? Integer.parseInt(part) : part.length())
                        .sum();
    }

    private static int randomCharactersIn(String pattern) {
        return partsOf(pattern).stream()
                .filter(KeyFormat::isRandom)
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static String characters(int count, IntUnaryOperator random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
