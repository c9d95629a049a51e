package org.portcullis.core.text;

import java.util.Optional;

/**
 * What a text from outside may hold: well-formed Unicode without control characters, of bounded length. Whatever else
 * can mislead a reader (text that runs backwards, look-alikes) is for whoever shows it.
 *
 * <p>Databases differ on the rest (one stores NUL, the other refuses it; a lone surrogate turns into {@code ?}, so that
 * two hardware ids become one), which is why the rule is checked before any of them sees the text.
 *
 * @param maxLength in code points, since databases and UTF-16 count differently
 * @param lines whether line breaks and tabs are allowed; U+2028 and U+2029 are line breaks too
 */
public record TextRule(int maxLength, boolean lines) {

    /** One line of up to 255 code points: names, labels, versions. */
    public static final TextRule NAME = new TextRule(255, false);

    /** Up to 4,000 code points with line breaks: descriptions. */
    public static final TextRule NOTES = new TextRule(4_000, true);

    /** A URL. */
    public static final TextRule URL = new TextRule(2_000, false);

    /** What is wrong with a text. */
    public enum Defect {
        /** Longer than the rule allows. */
        TOO_LONG,
        /** Holds NUL, another control character, or a line break where none is allowed. */
        CONTROL_CHARACTER,
        /** Holds half of a surrogate pair. */
        MALFORMED_UNICODE
    }

    public TextRule {
        if (maxLength <= 0) {
            throw new IllegalArgumentException("maxLength must be positive");
        }
    }

    /** What is wrong with {@code text}, or empty if it keeps the rule. */
    public Optional<Defect> defectIn(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLayout(c) ? !lines : Character.isISOControl(c)) {
                return Optional.of(Defect.CONTROL_CHARACTER);
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return Optional.of(Defect.MALFORMED_UNICODE);
                }
                i++;
            }
            if (++length > maxLength) {
                return Optional.of(Defect.TOO_LONG);
            }
        }
        return Optional.empty();
    }

    /**
     * {@code text} itself, if it keeps the rule.
     *
     * @param name what the text is, for the message
     * @throws IllegalArgumentException if it does not
     */
    public String require(String name, String text) {
        defectIn(text).ifPresent(defect -> {
            throw new IllegalArgumentException(name + ": " + defect);
        });
        return text;
    }

    private static boolean isLayout(char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029';
    }
}
