package org.portcullis.core.license;

import java.util.Locale;
import java.util.Optional;

/**
 * A licence key as it is shown to people. It is a secret: {@link #toString()} masks it.
 *
 * <p>Two texts are the same key if they have the same {@link #canonical()} form, so a key may be typed in lower case,
 * with or without its dashes. Equality follows that.
 *
 * @param text 4 to 128 printable ASCII characters without space, at least one of them no dash
 */
public record LicenseKey(String text) {

    /** The most characters a key may have. */
    public static final int MAX_LENGTH = 128;

    private static final int MIN_LENGTH = 4;

    public LicenseKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not a license key");
        }
    }

    /** The key in {@code text} without surrounding space, or empty if it can't be one (not ASCII, too long, too short). */
    public static Optional<LicenseKey> parse(String text) {
        String key = text.strip();
        return isKey(key) ? Optional.of(new LicenseKey(key)) : Optional.empty();
    }

    /** What keys are compared and looked up by: upper case, no dashes. */
    public String canonical() {
        return text.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The first three characters and nothing else, for logs and audit entries. */
    public String masked() {
        return text.substring(0, 3) + "***";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LicenseKey key && canonical().equals(key.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isKey(String text) {
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            return false;
        }
        boolean onlyDashes = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
            onlyDashes &= c == '-';
        }
        return !onlyDashes;
    }
}
