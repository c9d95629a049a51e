package org.portcullis.core.access;

/** Whether a signed token is to be believed. */
public sealed interface TokenVerdict {

    /** It is what it should be. Whether its session was ended meanwhile is for the caller to ask. */
    record Valid(TokenClaims claims) implements TokenVerdict {}

    /** It is not, for this reason among others. */
    record Refused(Flaw flaw) implements TokenVerdict {}

    /** What is wrong with a token. For logs: who sent it learns at most that it has {@link #EXPIRED}. */
    enum Flaw {
        /** Not a token at all, or too long for one. */
        MALFORMED,
        /** Signed in a way that is never used here, or with instructions in its header that nobody follows. */
        UNSUPPORTED,
        /** Signed with a key that is not, or no longer, among this server's. */
        UNKNOWN_KEY,
        /** Changed after it was signed, or signed by somebody else. */
        BAD_SIGNATURE,
        /** Issued by another server. */
        OTHER_ISSUER,
        /** Meant for somebody else. */
        OTHER_AUDIENCE,
        /** For another {@link TokenUse} than asked for. */
        OTHER_USE,
        /** Issued later than now. */
        NOT_YET_VALID,
        /** It was valid once. */
        EXPIRED
    }
}
