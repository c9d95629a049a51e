package org.portcullis.ports.in;

/** How one signing key follows another. */
public enum SigningKeyRotation {
    /** The new one signs in a minute, when every node and most of those who keep our public keys know it. */
    SOON,
    /** The new one signs at once. Another node may refuse its first tokens for a second. */
    NOW,
    /**
     * The old ones got into wrong hands: they are removed, and within a second no node accepts what they signed. Programs get
     * new tokens by their refresh tokens.
     */
    COMPROMISED
}
