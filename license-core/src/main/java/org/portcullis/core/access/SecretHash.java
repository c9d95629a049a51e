package org.portcullis.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a {@link Secret}, which is all that is stored of it. Only for secrets that can't be guessed; passwords
 * have a {@link PasswordHash}. {@link #toString()} masks it.
 *
 * @param value 32 bytes; compared in a time that tells nothing
 */
public record SecretHash(SecretBytes value) {

    /** How many bytes there are. */
    public static final int SIZE = 32;

    public SecretHash {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("a secret's hash has 32 bytes");
        }
    }

    /** The hash of the secret that is written so. */
    public static SecretHash of(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new SecretHash(SecretBytes.of(sha256.digest(secret.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The hash that {@link #hex()} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SecretHash ofHex(String hex) {
        return new SecretHash(SecretBytes.of(HexFormat.of().parseHex(hex)));
    }

    /** As stores write it: 64 hexadecimal digits, in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(value.bytes());
    }

    @Override
    public String toString() {
        return "***";
    }
}
