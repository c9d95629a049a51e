package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final Secret SECRET = Secret.from(SecretPrefix.API_TOKEN, bound -> bound - 1);
    private static final String TEXT = "pcs_tok_" + "z".repeat(43);

    @Test
    void aSecretIsItsPrefixAndFortyThreeLettersAndDigits() {
        assertThat(SECRET.text()).isEqualTo(TEXT);
        assertThat(43 * Math.log(62) / Math.log(2)).isGreaterThan(256);
    }

    @Test
    void aSecretIsReadBackFromItsText() {
        assertThat(Secret.parse(SecretPrefix.API_TOKEN, TEXT)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pcs_tok_",
                "pcs_tok_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "pcs_tok_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "pcs_tok_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-",
                "pcs_ses_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "PCS_TOK_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                " pcs_tok_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
            })
    void otherTextsAreNoSecretsOfThatPrefix(String text) {
        assertThat(Secret.parse(SecretPrefix.API_TOKEN, text)).isEmpty();
    }

    @Test
    void theHintShowsThePrefixAndTheLastFourCharacters() {
        assertThat(SECRET.hint()).isEqualTo("pcs_tok_\u2026zzzz");
    }

    @Test
    void aHashIsReadBackFromItsHexadecimalDigits() {
        String hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(SecretHash.of("abc").hex()).isEqualTo(hex);
        assertThat(SecretHash.ofHex(hex)).isEqualTo(SecretHash.of("abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.ofHex(hex.substring(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.ofHex("x" + hex.substring(1)));
    }

    @Test
    void theHashIsTheSha256OfTheText() {
        byte[] expected = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

        assertThat(SecretHash.of("abc").value().bytes()).isEqualTo(expected);
        assertThat(SECRET.hash()).isEqualTo(SecretHash.of(TEXT)).isNotEqualTo(SecretHash.of("abc"));
    }

    @Test
    void aHashHasThirtyTwoBytesAndASeedTwenty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretHash(SecretBytes.of(new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneTimeSeed(SecretBytes.of(new byte[21])));
    }

    @Test
    void secretBytesDoNotChangeWithTheArrayTheyCameFrom() {
        byte[] bytes = {1, 2, 3};
        SecretBytes secret = SecretBytes.of(bytes);

        bytes[0] = 9;
        secret.bytes()[1] = 9;

        assertThat(secret).isEqualTo(SecretBytes.of(new byte[] {1, 2, 3}));
        assertThat(secret).hasSameHashCodeAs(SecretBytes.of(new byte[] {1, 2, 3}));
        assertThat(secret).isNotEqualTo(SecretBytes.of(new byte[] {1, 2}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pcs_tok", "PCS_", "_", "pcs__", "pcs_tok_and_some_more_", "pcs4_"})
    void aPrefixIsWordsAndUnderscores(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretPrefix(text));
    }

    static Stream<Object> holdersOfASecret() {
        SecretBytes bytes = SecretBytes.of("sesame".repeat(6).substring(0, 32).getBytes(StandardCharsets.UTF_8));
        TokenClaims claims = new TokenClaims(
                new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), TokenUse.ACCESS, Instant.EPOCH, Instant.EPOCH);
        return Stream.of(
                bytes,
                new Password("sesame"),
                new PasswordHash("sesame"),
                new SecretHash(bytes),
                new OneTimeSeed(SecretBytes.of(new byte[20])),
                SECRET,
                new IssuedToken("sesame", claims),
                new SigningKey("k1", Instant.EPOCH, Optional.empty(), bytes));
    }

    @ParameterizedTest
    @MethodSource("holdersOfASecret")
    void nothingThatHoldsASecretShowsItInALog(Object holder) {
        assertThat(holder.toString()).contains("***").doesNotContain("sesame", "zzzz");
    }
}
