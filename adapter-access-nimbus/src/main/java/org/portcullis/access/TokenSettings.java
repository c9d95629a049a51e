package org.portcullis.access;

/**
 * Whose tokens these are.
 *
 * @param issuer this server, by its public address; no two servers may have the same
 * @param audience who the tokens are for
 */
public record TokenSettings(String issuer, String audience) {

    public TokenSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("tokens have an issuer and an audience");
        }
    }
}
