package org.portcullis.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.IssuedToken;
import org.portcullis.core.access.LicenseClaims;
import org.portcullis.core.access.TokenClaims;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.core.access.TokenVerdict.Flaw;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.SigningKeys;

/**
 * JSON Web Tokens, signed by RS256 and no other way: what a token's header says decides nothing but which of our own keys
 * it is verified with (RFC 8725).
 */
public final class NimbusTokens implements SignedTokens {

    // Ours have some 800 characters.
    private static final int MAX_LENGTH = 4_096;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final Keyring keys;
    private final Identifiers identifiers;
    private final ClaimsForm form;

    /** Tokens of this server, signed with the newest of {@code keys} and named by {@code identifiers}. */
    public NimbusTokens(TokenSettings settings, SigningKeys keys, Identifiers identifiers) {
        this.keys = new Keyring(keys);
        this.identifiers = identifiers;
        this.form = new ClaimsForm(settings);
    }

    @Override
    public IssuedToken issue(UUID account, UUID session, TokenUse use, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        TokenClaims claims =
                new TokenClaims(identifiers.uuid(now), account, session, use, issuedAt, issuedAt.plus(use.life()));
        return new IssuedToken(signed(typeOf(use), form.write(claims), now), claims);
    }

    @Override
    public String issue(LicenseClaims claims) {
        return signed(JOSEObjectType.JWT, form.write(claims), claims.issuedAt());
    }

    private String signed(JOSEObjectType type, Map<String, Object> content, Instant now) {
        RsaPair pair = keys.signingAt(now).orElseThrow(() -> new IllegalStateException("no key to sign tokens with"));
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(type)
                .keyID(pair.key().id())
                .build();
        JWSObject token = new JWSObject(header, new Payload(content));
        try {
            token.sign(pair.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(
                    "signing key %s does not sign".formatted(pair.key().id()), e);
        }
        return token.serialize();
    }

    @Override
    public TokenVerdict verify(String text, TokenUse use, Instant now) {
        Optional<JWSObject> token = parse(text);
        if (token.isEmpty()) {
            return new TokenVerdict.Refused(Flaw.MALFORMED);
        }
        return signatureFlaw(token.get(), use, now)
                .<TokenVerdict>map(TokenVerdict.Refused::new)
                .orElseGet(() -> verdictOn(token.get().getPayload().toJSONObject(), use, now));
    }

    @Override
    public String publicKeys(Instant now) {
        List<JWK> published =
                keys.neededAt(now).stream().<JWK>map(RsaPair::published).toList();
        return new JWKSet(published).toString(true);
    }

    private static Optional<JWSObject> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWSObject.parse(text));
        } catch (ParseException | RuntimeException e) {
            // Nimbus 10.10 has a NullPointerException for the header "null"; whatever it throws, this is no token.
            return Optional.empty();
        }
    }

    private Optional<Flaw> signatureFlaw(JWSObject token, TokenUse use, Instant now) {
        JWSHeader header = token.getHeader();
        // Whatever else a header may hold (jwk, jku, x5u, crit) is an instruction to trust or to do something.
        if (!header.getAlgorithm().equals(JWSAlgorithm.RS256)
                || !header.getIncludedParams().equals(HEADER)) {
            return Optional.of(Flaw.UNSUPPORTED);
        }
        if (!typeOf(use).equals(header.getType())) {
            return Optional.of(Flaw.OTHER_USE);
        }
        Optional<RsaPair> pair = keys.verifyingAt(now, header.getKeyID());
        if (pair.isEmpty()) {
            return Optional.of(Flaw.UNKNOWN_KEY);
        }
        return isSignedBy(pair.get(), token) ? Optional.empty() : Optional.of(Flaw.BAD_SIGNATURE);
    }

    private static boolean isSignedBy(RsaPair pair, JWSObject token) {
        try {
            return token.verify(pair.verifier());
        } catch (JOSEException e) {
            return false;
        }
    }

    private TokenVerdict verdictOn(@Nullable Map<String, Object> json, TokenUse use, Instant now) {
        if (json == null) {
            return new TokenVerdict.Refused(Flaw.MALFORMED);
        }
        Optional<Flaw> flaw = form.flawIn(json, use);
        if (flaw.isPresent()) {
            return new TokenVerdict.Refused(flaw.get());
        }
        return ClaimsForm.read(json, use)
                .map(claims -> verdictOn(claims, now))
                .orElseGet(() -> new TokenVerdict.Refused(Flaw.MALFORMED));
    }

    private static TokenVerdict verdictOn(TokenClaims claims, Instant now) {
        if (claims.issuedAt().minus(TokenUse.SKEW).isAfter(now)) {
            return new TokenVerdict.Refused(Flaw.NOT_YET_VALID);
        }
        if (!now.minus(TokenUse.SKEW).isBefore(claims.expiresAt())) {
            return new TokenVerdict.Refused(Flaw.EXPIRED);
        }
        return new TokenVerdict.Valid(claims);
    }

    /** Tokens for different uses have different types, so that nobody who only knows our public keys mistakes one. */
    private static JOSEObjectType typeOf(TokenUse use) {
        return switch (use) {
            case ACCESS -> new JOSEObjectType("at+jwt");
            case SECOND_FACTOR -> new JOSEObjectType("second-factor+jwt");
        };
    }
}
