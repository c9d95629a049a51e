package org.portcullis.core.license;

import java.util.Locale;
import java.util.Optional;

/**
 * A licence key as it is shown to people. It is a secret: {@link #toString()} masks it.
 *
 * <p>Two texts are the same key if they have the same {@link #canonical()} form, so a key may be typed in lower case,
 * with or without its dashes. Equality follows that. The form is made once, since every look-up compares it.
 */
public final class LicenseKey {

    /** The most characters a key may have. */
    public static final int MAX_LENGTH = 128;

    private static final int MIN_LENGTH = 4;
    private static final int MIN_LENGTH_TO_SHOW_OF = 12;

    private final String text;
    private final String canonical;

    /**
     * The key that is written so.
     *
     * @param text at most 128 printable ASCII characters without space, at least 4 of them no dash
     */
    public LicenseKey(String text) {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not a license key");
        }
        this.text = text;
        this.canonical = text.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The key in {@code text} without surrounding space, or empty if it can't be one (not ASCII, too long, too short). */
    public static Optional<LicenseKey> parse(String text) {
        String key = text.strip();
        return isKey(key) ? Optional.of(new LicenseKey(key)) : Optional.empty();
    }

    /** The key as it was written. */
    public String text() {
        return text;
    }

    /** What keys are compared and looked up by: upper case, no dashes. */
    public String canonical() {
        return canonical;
    }

    /** The first three characters, for logs and audit entries; not even those of a key that is too short to spare them. */
    public String masked() {
        return canonical.length() < MIN_LENGTH_TO_SHOW_OF ? "***" : text.substring(0, 3) + "***";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LicenseKey key && canonical.equals(key.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isKey(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        int significant = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
            if (c != '-') {
                significant++;
            }
        }
        return significant >= MIN_LENGTH;
    }
}
