package org.portcullis.ports.out;

import java.time.Instant;
import java.util.UUID;
import org.portcullis.core.access.IssuedToken;
import org.portcullis.core.access.LicenseClaims;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;

/**
 * Issues and verifies tokens that carry their own proof: a signature by one of this server's {@link SigningKeys}.
 * Thread-safe.
 */
public interface SignedTokens {

    /**
     * A new token, signed with the newest key, valid from {@code now} for the {@linkplain TokenUse#life() life} of its use.
     *
     * @throws IllegalStateException if there is no key to sign with
     */
    IssuedToken issue(UUID account, UUID session, TokenUse use, Instant now);

    /**
     * A token that says this of a licence, signed with the newest key that signs at {@link LicenseClaims#issuedAt()}. It is
     * none for {@link #verify}: programs verify it by the {@linkplain #publicKeys public keys}.
     *
     * @throws IllegalStateException if there is no key to sign with
     */
    String issue(LicenseClaims claims);

    /**
     * Whether {@code text} is a token for {@code use} that this server issued and that is valid at {@code now}, give or take
     * {@link TokenUse#SKEW}. Any text is well: nothing that a stranger sends makes it throw.
     */
    TokenVerdict verify(String text, TokenUse use, Instant now);

    /** The public keys that verify tokens at {@code now}, as a JSON Web Key Set (RFC 7517). Holds no private part. */
    String publicKeys(Instant now);
}
