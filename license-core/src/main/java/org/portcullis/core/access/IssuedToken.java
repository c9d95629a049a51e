package org.portcullis.core.access;

/**
 * A signed token that was just made.
 *
 * @param text for its bearer, and for nobody else: {@link #toString()} masks it
 * @param claims what it says
 */
public record IssuedToken(String text, TokenClaims claims) {

    @Override
    public String toString() {
        return "IssuedToken[***, " + claims + "]";
    }
}
