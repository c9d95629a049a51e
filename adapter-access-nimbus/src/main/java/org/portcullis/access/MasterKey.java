package org.portcullis.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.portcullis.core.access.SecretBytes;

/**
 * The one key of a server that all others are sealed with. It is kept apart from the database.
 *
 * @param value 32 bytes
 */
public record MasterKey(SecretBytes value) {

    private static final int SIZE = 32;
    private static final String MAC = "HmacSHA256";

    public MasterKey {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("a master key has 32 bytes");
        }
    }

    /** A new key. */
    public static MasterKey random() {
        byte[] bytes = new byte[SIZE];
        new SecureRandom().nextBytes(bytes);
        return new MasterKey(SecretBytes.of(bytes));
    }

    /**
     * The key that is written as these 44 characters of Base64, as {@code openssl rand -base64 32} prints it.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat the text
     */
    public static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a master key is 32 bytes in Base64");
        }
        return new MasterKey(SecretBytes.of(bytes));
    }

    /** The key as {@link #parse} reads it. */
    public String written() {
        return Base64.getEncoder().encodeToString(value.bytes());
    }

    /** A key for one purpose, of which no other can be computed. */
    byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(value.bytes(), MAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
