package org.portcullis.core.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The passwords that are used most; who guesses begins with them. The file tells where they are from. */
final class FrequentPasswords {

    private static final String FILE = "common-passwords.txt";
    // "Password2024!" is no better than "password", while a longer tail of digits may be a secret of its own.
    private static final int TAIL = 6;
    private static final Set<String> ALL = read();

    private FrequentPasswords() {}

    /** Whether {@code text} is one of them, in whatever case, be it with a few digits or signs at its end. */
    static boolean include(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        int shortest = Math.max(1, folded.length() - TAIL);
        for (int end = folded.length(); end >= shortest; end--) {
            if (ALL.contains(folded.substring(0, end))) {
                return true;
            }
            if (Character.isLetter(folded.charAt(end - 1))) {
                return false;
            }
        }
        return false;
    }

    static int count() {
        return ALL.size();
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(FrequentPasswords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
