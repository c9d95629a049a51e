package org.portcullis.core.access;

/**
 * The secret that a server and somebody's authenticator make one-time codes from.
 *
 * @param value 20 bytes: as many as the SHA-1 of RFC 6238 makes use of
 */
public record OneTimeSeed(SecretBytes value) {

    /** How many bytes there are. */
    public static final int SIZE = 20;

    public OneTimeSeed {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("a seed has 20 bytes");
        }
    }
}
