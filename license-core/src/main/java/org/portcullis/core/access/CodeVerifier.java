package org.portcullis.core.access;

import java.util.Base64;

/**
 * What shows that whoever redeems an authorization code also asked for it (PKCE, RFC 7636). It follows from the secret that
 * the browser keeps meanwhile, so that nobody else has to keep it. {@link #toString()} masks it.
 *
 * @param text 43 characters of the URL alphabet
 */
public record CodeVerifier(String text) {

    /** The verifier of a sign-in whose browser keeps {@code browser}; it does not tell that secret. */
    public static CodeVerifier of(Secret browser) {
        // Derived rather than the secret itself, which is nobody's business but the browser's and ours.
        SecretHash derived = SecretHash.of("pkce\n" + browser.text());
        return new CodeVerifier(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(derived.value().bytes()));
    }

    @Override
    public String toString() {
        return "***";
    }
}
