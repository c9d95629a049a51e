package org.portcullis.core.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * What somebody typed as a password. It is a secret: {@link #toString()} masks it.
 *
 * <p>Keyboards write one character in several ways ({@code ü} as one code point or as two), so two texts are the same
 * password if their composed form (Unicode NFC, as RFC 8265 has it) is the same.
 */
public final class Password {
    private final String text;

    /** Whatever was typed, be it allowed as a new password or not. */
    public Password(String text) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The password in its composed form. */
    public String text() {
        return text;
    }

    /** What is hashed of it. */
    public byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && text.equals(password.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
