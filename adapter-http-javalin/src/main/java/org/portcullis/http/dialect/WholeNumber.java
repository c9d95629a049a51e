package org.portcullis.http.dialect;

import java.util.Optional;

/** Reads whole numbers out of texts. */
final class WholeNumber {

    private static final int MOST_DIGITS = 19;

    private WholeNumber() {}

    /** The number of 0 or more that is written in ASCII digits and nothing else; Java's own reader takes those of any script. */
    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
