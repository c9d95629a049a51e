package org.portcullis.http.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** The secret that makes whoever presents it an administrator. {@link #toString()} masks it. */
public final class OperatorToken {

    private final byte[] secret;

    /**
     * The token {@code text}.
     *
     * @throws IllegalArgumentException if no header could carry it
     */
    public OperatorToken(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("an operator token is printable ASCII without spaces");
        }
        this.secret = text.getBytes(UTF_8);
    }

    /** Whether {@code presented} is it; takes as long for one that is almost right as for one that is all wrong. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(secret, presented.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
