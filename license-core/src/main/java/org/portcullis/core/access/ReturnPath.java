package org.portcullis.core.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on this server somebody goes after a sign-in. What could lead a browser to another site is none: {@code //host}, a
 * backslash, which browsers take for a slash, and whitespace, which they leave out.
 *
 * @param text a path with whatever follows it, in up to 500 printable ASCII characters
 */
public record ReturnPath(String text) {

    private static final int MAX_LENGTH = 500;
    private static final Pattern FORM = Pattern.compile("/(?:[!-\\[\\]-~&&[^/]][!-\\[\\]-~]*)?");

    public ReturnPath {
        if (!isPath(text)) {
            throw new IllegalArgumentException("not a path of this server");
        }
    }

    /** The path in {@code text}; empty if it is none of this server's. */
    public static Optional<ReturnPath> parse(String text) {
        return isPath(text) ? Optional.of(new ReturnPath(text)) : Optional.empty();
    }

    private static boolean isPath(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
