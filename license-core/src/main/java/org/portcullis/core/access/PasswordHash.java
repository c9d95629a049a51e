package org.portcullis.core.access;

/**
 * What is stored of a password: a slow hash with its salt and its parameters, in the PHC string form
 * ({@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}). {@link #toString()} masks it, since passwords can be guessed from
 * it.
 *
 * @param text at most 255 characters
 */
public record PasswordHash(String text) {
    private static final int MAX_LENGTH = 255;

    public PasswordHash {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not a password hash");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
