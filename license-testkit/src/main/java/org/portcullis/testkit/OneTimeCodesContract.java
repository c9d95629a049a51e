package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.OneTimeSeed;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.out.OneTimeCodes;

/** What one-time codes promise; the vectors are those of RFC 6238, appendix B. */
public abstract class OneTimeCodesContract {

    private static final OneTimeSeed SEED =
            new OneTimeSeed(SecretBytes.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));
    private static final Instant AT = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = 1_111_111_109 / 30;

    private final OneTimeCodes codes;

    protected OneTimeCodesContract(OneTimeCodes codes) {
        this.codes = codes;
    }

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void theCodesAreThoseOfTheStandard(long second, String eightDigits) {
        String code = eightDigits.substring(2);

        assertThat(codes.step(SEED, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void aCodeIsGoodOneStepEarlyAndOneStepLateAndNoLonger() {
        String code = "081804";

        assertThat(codes.step(SEED, code, AT.plusSeconds(30))).hasValue(STEP);
        assertThat(codes.step(SEED, code, AT.minusSeconds(30))).hasValue(STEP);
        assertThat(codes.step(SEED, code, AT.plusSeconds(60))).isEmpty();
        assertThat(codes.step(SEED, code, AT.minusSeconds(60))).isEmpty();
    }

    @Test
    void aStepBeginsAtItsFirstSecond() {
        Instant start = Instant.ofEpochSecond(STEP * 30);

        assertThat(codes.step(SEED, "081804", start.plusSeconds(59))).hasValue(STEP);
        assertThat(codes.step(SEED, "081804", start.plusSeconds(60))).isEmpty();
        assertThat(codes.step(SEED, "081804", start.minusSeconds(30))).hasValue(STEP);
        assertThat(codes.step(SEED, "081804", start.minusSeconds(31))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"081 804", "081-804", " 081804 ", "0 8 1 8 0 4", "081\u00A0804", "081804\r\n"})
    void spacesAndDashesDoNotMatter(String code) {
        assertThat(codes.step(SEED, code, AT)).hasValue(STEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "081805",
                "81804",
                "0081804",
                "07081804",
                "+81804",
                "-081804a",
                "\u0660\u0668\u0661\u0668\u0660\u0664",
                "\uFF10\uFF18\uFF11\uFF18\uFF10\uFF14",
                "0x1404",
                "08.1804",
            })
    void anythingElseIsNoCode(String text) {
        assertThat(codes.step(SEED, text, AT)).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsNoCode() {
        assertThat(codes.step(SEED, " ".repeat(1_000_000) + "081804", AT)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void everySeedIsAnother() {
        assertThat(codes.newSeed()).isNotEqualTo(codes.newSeed());
    }

    @Test
    void aSeedIsWrittenAsAuthenticatorsReadIt() {
        assertThat(codes.written(SEED)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void theAddressNamesIssuerAndAccountAndEscapesBoth() {
        assertThat(codes.uri(SEED, "Acme & Sons/\u00FC", "ann+x@example.com"))
                .startsWith("otpauth://totp/Acme%20%26%20Sons%2F%C3%BC:ann%2Bx%40example.com?")
                .contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "&issuer=Acme%20%26%20Sons%2F%C3%BC")
                .doesNotContain("+", " ");
    }

    @Test
    void aColonWouldMoveTheBorderBetweenIssuerAndAccount() {
        assertThatIllegalArgumentException().isThrownBy(() -> codes.uri(SEED, "Acme: Sons", "ann"));
        assertThatIllegalArgumentException().isThrownBy(() -> codes.uri(SEED, "Acme", "ann:bob"));
    }
}
