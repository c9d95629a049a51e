package org.portcullis.core.access;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A secret that was made for somebody and is shown to them once: a {@linkplain SecretPrefix prefix} and random
 * letters and digits, 256 bits for all but a system key. What is kept is its {@link #hash()}, which needs no salt and no slowness, as
 * nobody guesses so many bits; and its {@link #hint()}. {@link #toString()} masks it.
 */
public final class Secret {
    // No signs, so that a double click selects all of it.
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SHOWN = 4;

    private final SecretPrefix prefix;
    private final String text;

    private Secret(SecretPrefix prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /**
     * A new secret.
     *
     * @param random answers, for a bound, a number from 0 to below it; unpredictable, or secrets can be guessed
     */
    public static Secret from(SecretPrefix prefix, IntUnaryOperator random) {
        StringBuilder text = new StringBuilder(prefix.text());
        for (int i = 0; i < prefix.random(); i++) {
            text.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return new Secret(prefix, text.toString());
    }

    /** The secret in {@code text}, or empty if it can't be one of that prefix. */
    public static Optional<Secret> parse(SecretPrefix prefix, String text) {
        int start = prefix.text().length();
        boolean formed = text.length() == start + prefix.random()
                && text.startsWith(prefix.text())
                && text.chars().skip(start).allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return formed ? Optional.of(new Secret(prefix, text)) : Optional.empty();
    }

    /** All of it, for the one it is made for. */
    public String text() {
        return text;
    }

    /** What is stored, and looked up by. */
    public SecretHash hash() {
        return SecretHash.of(text);
    }

    /** The prefix and the last four characters, by which its owner knows it again in a list. */
    public String hint() {
        return prefix.text() + "\u2026" + text.substring(text.length() - SHOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && hash().equals(secret.hash());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return prefix.text() + "***";
    }
}
