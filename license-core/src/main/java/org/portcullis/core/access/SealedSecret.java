package org.portcullis.core.access;

/**
 * A secret as it is stored: encrypted, bound to its place, of use to nobody without the server's master key.
 *
 * @param text printable ASCII, longer than the secret by about a half
 */
public record SealedSecret(String text) {

    public SealedSecret {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("not a sealed secret");
        }
    }
}
