package org.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.core.access.TokenVerdict.Flaw;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;

/** What attackers do to a JWT (RFC 8725), and what a careless issuer could sign. */
class ForgedTokensTest {

    private static final Instant NOW = Fixtures.NOW;
    private static final SigningKey KEY = new RsaKeySource().next(NOW);
    private static final RsaPair OURS = RsaPair.of(KEY);
    private static final RsaPair THEIRS = RsaPair.of(new RsaKeySource().next(NOW));
    private static final Map<String, Object> CLAIMS = Map.of(
            "iss",
            "https://licenses.example.com",
            "aud",
            "portcullis",
            "sub",
            new UUID(0, 1).toString(),
            "sid",
            new UUID(0, 2).toString(),
            "jti",
            new UUID(0, 3).toString(),
            "use",
            "access",
            "iat",
            NOW.getEpochSecond(),
            "exp",
            NOW.getEpochSecond() + 3_600);

    private final NimbusTokens tokens = new NimbusTokens(
            new TokenSettings("https://licenses.example.com", "portcullis"),
            () -> List.of(KEY),
            new CountingIdentifiers());

    @Test
    void theTokenThatTheOthersAreForgedFromIsValid() throws Exception {
        assertThat(verdictOn(signed(header().build(), CLAIMS, OURS.signer()))).isInstanceOf(TokenVerdict.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void aTokenThatSaysItIsNotSignedIsNone(String algorithm) {
        String header = base64("{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, KEY.id()));
        String payload = new Payload(CLAIMS).toBase64URL().toString();

        assertThat(verdictOn(header + "." + payload + "."))
                .as("without a signature")
                .isEqualTo(refused(Flaw.MALFORMED));
        assertThat(verdictOn(header + "." + payload + ".AAAA"))
                .as("with any signature")
                .isIn(refused(Flaw.MALFORMED), refused(Flaw.UNSUPPORTED));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
        byte[] publicKey = OURS.published().toRSAPublicKey().getEncoded();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.id())
                .build();

        assertThat(verdictOn(signed(header, CLAIMS, new MACSigner(publicKey)))).isEqualTo(refused(Flaw.UNSUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void noOtherAlgorithmOfTheSameKeyIsAccepted(String algorithm) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.id())
                .build();

        assertThat(verdictOn(signed(header, CLAIMS, OURS.signer()))).isEqualTo(refused(Flaw.UNSUPPORTED));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() throws Exception {
        assertThat(verdictOn(signed(header().build(), CLAIMS, THEIRS.signer()))).isEqualTo(refused(Flaw.BAD_SIGNATURE));
        assertThat(verdictOn(signed(header().keyID(THEIRS.key().id()).build(), CLAIMS, THEIRS.signer())))
                .isEqualTo(refused(Flaw.UNKNOWN_KEY));
    }

    static Stream<JWSHeader> headersThatBringTheirOwnKey() {
        return Stream.of(
                header().jwk(THEIRS.published()).build(),
                header().jwkURL(URI.create("https://evil.example.com/keys")).build(),
                header().x509CertURL(URI.create("https://evil.example.com/cert"))
                        .build(),
                header().x509CertChain(List.of(new Base64("AAAA"))).build(),
                header().criticalParams(Set.of("exp")).build(),
                header().customParam("sub", "admin").build());
    }

    @ParameterizedTest
    @MethodSource("headersThatBringTheirOwnKey")
    void noInstructionInAHeaderIsFollowedNotEvenOfATokenOfOurs(JWSHeader header) throws Exception {
        assertThat(verdictOn(signed(header, CLAIMS, THEIRS.signer()))).isEqualTo(refused(Flaw.UNSUPPORTED));
        assertThat(verdictOn(signed(header, CLAIMS, OURS.signer()))).isEqualTo(refused(Flaw.UNSUPPORTED));
    }

    @Test
    void aTokenNamesItsKeyAndItsType() throws Exception {
        JWSHeader without = new JWSHeader(JWSAlgorithm.RS256);
        JWSHeader ofAnyType = header().type(JOSEObjectType.JWT).build();

        assertThat(verdictOn(signed(without, CLAIMS, OURS.signer()))).isEqualTo(refused(Flaw.UNSUPPORTED));
        assertThat(verdictOn(signed(ofAnyType, CLAIMS, OURS.signer()))).isEqualTo(refused(Flaw.OTHER_USE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"alg\":\"RS256\",\"typ\":null,\"kid\":null}", "{\"alg\":\"RS256\",\"typ\":1,\"kid\":[]}"})
    void aHeaderOfWrongKindsIsRefused(String header) {
        String text = base64(header) + "." + new Payload(CLAIMS).toBase64URL() + ".AAAA";

        assertThat(verdictOn(text)).isInstanceOf(TokenVerdict.Refused.class);
    }

    @Test
    void theSignatureOfOneTokenIsNoneOfAnother() throws Exception {
        String one = signed(header().build(), CLAIMS, OURS.signer());
        String other = signed(header().build(), with("sub", new UUID(0, 9).toString()), OURS.signer());
        String mixed = other.substring(0, other.lastIndexOf('.')) + one.substring(one.lastIndexOf('.'));

        assertThat(verdictOn(mixed)).isEqualTo(refused(Flaw.BAD_SIGNATURE));
    }

    @Test
    void theRightTypeDoesNotMakeUpForAnotherUse() throws Exception {
        String token = signed(header().build(), with("use", "second-factor"), OURS.signer());

        assertThat(verdictOn(token)).isEqualTo(refused(Flaw.OTHER_USE));
    }

    static Stream<Arguments> claimsOfWrongKinds() {
        return Stream.of(
                Arguments.of("iss", List.of("https://licenses.example.com"), Flaw.OTHER_ISSUER),
                Arguments.of("iss", "https://licenses.example.com/", Flaw.OTHER_ISSUER),
                Arguments.of("aud", List.of("portcullis"), Flaw.OTHER_AUDIENCE),
                Arguments.of("aud", "PORTCULLIS", Flaw.OTHER_AUDIENCE),
                Arguments.of("use", true, Flaw.OTHER_USE),
                Arguments.of("sub", "admin", Flaw.MALFORMED),
                Arguments.of("sub", 1, Flaw.MALFORMED),
                Arguments.of("sid", "", Flaw.MALFORMED),
                Arguments.of("exp", "never", Flaw.MALFORMED),
                Arguments.of("exp", 1e300, Flaw.MALFORMED),
                Arguments.of("iat", Long.MAX_VALUE, Flaw.MALFORMED),
                Arguments.of("iat", Map.of(), Flaw.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("claimsOfWrongKinds")
    void aClaimOfTheWrongKindIsRefusedThoughItIsSigned(String name, Object value, Flaw flaw) throws Exception {
        assertThat(verdictOn(signed(header().build(), with(name, value), OURS.signer())))
                .isEqualTo(refused(flaw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid", "jti", "iat", "exp"})
    void aClaimThatIsMissingIsRefusedThoughTheRestIsSigned(String name) throws Exception {
        Map<String, Object> claims = new HashMap<>(CLAIMS);
        claims.remove(name);

        assertThat(verdictOn(signed(header().build(), claims, OURS.signer()))).isEqualTo(refused(Flaw.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"claims\"", "{", "[[[["})
    void aPayloadThatIsNoObjectIsRefusedThoughItIsSigned(String payload) throws Exception {
        JWSObject token = new JWSObject(header().build(), new Payload(payload));
        token.sign(OURS.signer());

        assertThat(verdictOn(token.serialize())).isInstanceOf(TokenVerdict.Refused.class);
    }

    @Test
    void nestedJunkIsRefusedBeforeItIsRead() {
        String deep = base64("[".repeat(12_000));

        assertThat(deep).hasSize(16_000);
        assertThat(verdictOn(deep + ".e30.AA")).isEqualTo(refused(Flaw.MALFORMED));
        assertThat(verdictOn(base64("{\"alg\":" + "[".repeat(2_900)) + ".e30.AA"))
                .as("as deep as fits")
                .isEqualTo(refused(Flaw.MALFORMED));
    }

    private TokenVerdict verdictOn(String text) {
        return tokens.verify(text, TokenUse.ACCESS, NOW);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.id());
    }

    private static String signed(JWSHeader header, Map<String, Object> claims, JWSSigner signer) throws Exception {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = new HashMap<>(CLAIMS);
        claims.put(name, value);
        return claims;
    }

    private static String base64(String text) {
        return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static TokenVerdict refused(Flaw flaw) {
        return new TokenVerdict.Refused(flaw);
    }
}
