package org.portcullis.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.access.TokenUse;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.SigningKeys;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.SignedTokensContract;

class NimbusTokensTest extends SignedTokensContract {

    private static final SigningKey KEY = new RsaKeySource().next(Fixtures.NOW);

    NimbusTokensTest() {
        super(new RsaKeySource(), NimbusTokensTest::open);
    }

    private static SignedTokens open(SigningKeys keys, String issuer, String audience) {
        return new NimbusTokens(new TokenSettings(issuer, audience), keys, new CountingIdentifiers());
    }

    @Test
    void aTokenIsAJwtThatNamesItsTypeAndItsKey() throws Exception {
        Instant now = Fixtures.NOW;
        String text = portcullis(KEY)
                .issue(new UUID(0, 1), new UUID(0, 2), TokenUse.ACCESS, now)
                .text();

        JWSObject token = JWSObject.parse(text);
        assertThat(token.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "typ", "kid")
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "at+jwt")
                .containsEntry("kid", KEY.id());
        assertThat(token.getPayload().toJSONObject())
                .containsOnlyKeys("iss", "aud", "sub", "sid", "jti", "use", "iat", "exp")
                .containsEntry("sub", "00000000-0000-0000-0000-000000000001")
                .containsEntry("sid", "00000000-0000-0000-0000-000000000002")
                .containsEntry("use", "access")
                .containsEntry("iat", now.getEpochSecond())
                .containsEntry("exp", now.getEpochSecond() + 3_600);
        assertThat(text.length()).isLessThan(1_000);
    }

    @Test
    void anybodyCanVerifyATokenWithThePublishedKeys() throws Exception {
        String text = portcullis(KEY)
                .issue(new UUID(0, 1), new UUID(0, 2), TokenUse.ACCESS, Fixtures.NOW)
                .text();

        RSAKey published = JWKSet.parse(portcullis(KEY).publicKeys(Fixtures.NOW))
                .getKeyByKeyId(KEY.id())
                .toRSAKey();

        assertThat(JWSObject.parse(text).verify(RsaPair.of(KEY).verifier())).isTrue();
        assertThat(published.toRSAPublicKey())
                .isEqualTo(RsaPair.of(KEY).published().toRSAPublicKey());
        assertThat(published.getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(published.getKeyUse().getValue()).isEqualTo("sig");
    }

    @Test
    void whatIsPublishedHasNoPrivatePart() {
        assertThat(portcullis(KEY).publicKeys(Fixtures.NOW))
                .contains("\"kty\"", "\"n\"", "\"e\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
        assertThat(portcullis().publicKeys(Fixtures.NOW)).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void aNewKeyIsNamedByItsThumbprintAndReadsBack() throws Exception {
        assertThat(KEY.id())
                .isEqualTo(RsaPair.of(KEY).published().computeThumbprint().toString());
        assertThat(KEY.signsFrom()).isEqualTo(Fixtures.NOW);
        assertThat(KEY.retiredAt()).isEmpty();
        assertThat(new RsaKeySource().next(Fixtures.NOW)).isNotEqualTo(KEY);
    }

    @Test
    void aKeyThatCannotBeReadIsAFaultThatNamesTheKeyAndShowsNothingOfIt() {
        SigningKey damaged =
                new SigningKey("k1", Fixtures.NOW, Optional.empty(), SecretBytes.of("sesame".getBytes(UTF_8)));

        assertThatIllegalStateException()
                .isThrownBy(() -> portcullis(damaged).publicKeys(Fixtures.NOW))
                .withMessageContaining("k1")
                .withMessageNotContaining("sesame");
    }

    @Test
    void tokensHaveAnIssuerAndAnAudience() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenSettings(" ", "portcullis"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenSettings("https://example.com", ""));
    }

    private static NimbusTokens portcullis(SigningKey... keys) {
        TokenSettings settings = new TokenSettings("https://licenses.example.com", "portcullis");
        return new NimbusTokens(settings, () -> List.of(keys), new CountingIdentifiers());
    }
}
