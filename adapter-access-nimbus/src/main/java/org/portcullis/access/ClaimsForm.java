package org.portcullis.access;

import com.google.common.collect.ImmutableMap;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.LicenseClaims;
import org.portcullis.core.access.TokenClaims;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict.Flaw;

/** What a token says, as JSON. Times are plain numbers: Nimbus's own claims have java.util.Date, which nobody here uses. */
final class ClaimsForm {

    private static final String ISSUER = "iss";
    private static final String AUDIENCE = "aud";
    private static final String SUBJECT = "sub";
    private static final String ID = "jti";
    private static final String SESSION = "sid";
    private static final String USE = "use";
    private static final String ISSUED_AT = "iat";
    private static final String EXPIRES_AT = "exp";
    private static final String TOKEN_USE = "token_use";
    private static final String TIER = "lc_vt";
    private static final String HARDWARE = "lc_hwid_sha256";

    private final TokenSettings settings;

    ClaimsForm(TokenSettings settings) {
        this.settings = settings;
    }

    Map<String, Object> write(TokenClaims claims) {
        return ImmutableMap.<String, Object>builder()
                .put(ISSUER, settings.issuer())
                .put(AUDIENCE, settings.audience())
                .put(SUBJECT, claims.account().toString())
                .put(SESSION, claims.session().toString())
                .put(ID, claims.id().toString())
                .put(USE, nameOf(claims.use()))
                .put(ISSUED_AT, claims.issuedAt().getEpochSecond())
                .put(EXPIRES_AT, claims.expiresAt().getEpochSecond())
                .buildOrThrow();
    }

    /** Other names than an account's token has: neither can be taken for the other. */
    Map<String, Object> write(LicenseClaims claims) {
        ImmutableMap.Builder<String, Object> form = ImmutableMap.<String, Object>builder()
                .put(ISSUER, settings.issuer())
                .put(AUDIENCE, claims.product().toString())
                .put(SUBJECT, claims.license().toString())
                .put(ID, claims.id().toString())
                .put(TOKEN_USE, claims.purpose())
                .put(TIER, claims.tier());
        claims.hardwareHash().ifPresent(hash -> form.put(HARDWARE, hash));
        return form.put(ISSUED_AT, claims.issuedAt().getEpochSecond())
                .put(EXPIRES_AT, claims.expiresAt().getEpochSecond())
                .buildOrThrow();
    }

    /** The claims, or empty if one is missing or of the wrong kind. */
    static Optional<TokenClaims> read(Map<String, Object> json, TokenUse use) {
        try {
            return Optional.of(new TokenClaims(
                    uuid(json, ID),
                    uuid(json, SUBJECT),
                    uuid(json, SESSION),
                    use,
                    instant(json, ISSUED_AT),
                    instant(json, EXPIRES_AT)));
        } catch (ParseException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Why the token is for somebody or something else, if it is. */
    Optional<Flaw> flawIn(Map<String, Object> json, TokenUse use) {
        if (!settings.issuer().equals(json.get(ISSUER))) {
            return Optional.of(Flaw.OTHER_ISSUER);
        }
        if (!settings.audience().equals(json.get(AUDIENCE))) {
            return Optional.of(Flaw.OTHER_AUDIENCE);
        }
        return nameOf(use).equals(json.get(USE)) ? Optional.empty() : Optional.of(Flaw.OTHER_USE);
    }

    static String nameOf(TokenUse use) {
        return switch (use) {
            case ACCESS -> "access";
            case SECOND_FACTOR -> "second-factor";
        };
    }

    private static UUID uuid(Map<String, Object> json, String name) throws ParseException {
        @Nullable String text = JSONObjectUtils.getString(json, name);
        if (text == null) {
            throw new ParseException(name, 0);
        }
        return UUID.fromString(text);
    }

    private static Instant instant(Map<String, Object> json, String name) throws ParseException {
        return Instant.ofEpochSecond(JSONObjectUtils.getLong(json, name));
    }
}
