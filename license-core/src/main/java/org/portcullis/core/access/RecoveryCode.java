package org.portcullis.core.access;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What stands in for an authenticator that is lost, once: 16 digits and capital letters, which are 80 bits, in groups of
 * four. None of them looks like another: there is no 0, 1, I or O. What is kept is its {@link #hash()}, which needs no
 * slowness, as nobody guesses 80 bits. {@link #toString()} masks it.
 */
public final class RecoveryCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    // A code as people write it, with room to spare; nothing longer is looked at.
    private static final int MAX_LENGTH = 64;

    private final String characters;

    private RecoveryCode(String characters) {
        this.characters = characters;
    }

    /**
     * A new code.
     *
     * @param random answers, for a bound, a number from 0 to below it; unpredictable, or codes can be guessed
     */
    public static RecoveryCode from(IntUnaryOperator random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            characters.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return new RecoveryCode(characters.toString());
    }

    /** The code that {@code text} spells, in whatever case, with spaces and dashes anywhere; empty if it can't be one. */
    public static Optional<RecoveryCode> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int i = 0; i < text.length(); i++) {
            char written = text.charAt(i);
            if (isSpacing(written)) {
                continue;
            }
            char read = written >= 'a' && written <= 'z' ? (char) (written - 'a' + 'A') : written;
            if (ALPHABET.indexOf(read) < 0) {
                return Optional.empty();
            }
            characters.append(read);
        }
        return characters.length() == LENGTH ? Optional.of(new RecoveryCode(characters.toString())) : Optional.empty();
    }

    /** All of it, in groups with a dash between each, for the one it is made for. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i += GROUP) {
            text.append(i == 0 ? "" : "-").append(characters, i, i + GROUP);
        }
        return text.toString();
    }

    /** What is stored, and looked up by; the same however the code was spelt. */
    public SecretHash hash() {
        return SecretHash.of(characters);
    }

    private static boolean isSpacing(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecoveryCode code && hash().equals(code.hash());
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
