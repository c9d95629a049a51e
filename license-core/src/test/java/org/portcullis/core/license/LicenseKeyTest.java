package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseKeyTest {

    private static final LicenseKey KEY = new LicenseKey("LIC-ABC123-XYZ789");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lic-abc123-xyz789",
                "LICABC123XYZ789",
                "LIC-ABC1-23XY-Z789",
                "--LIC-ABC123-XYZ789--",
                "Lic-aBc123xyZ789",
                "  LIC-ABC123-XYZ789\t\r\n",
                "\u2003LIC-ABC123-XYZ789",
            })
    void caseDashesAndSurroundingSpaceMakeNoOtherKey(String text) {
        LicenseKey key = LicenseKey.parse(text).orElseThrow();

        assertThat(key).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        assertThat(key.canonical()).isEqualTo("LICABC123XYZ789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIC-ABC123-XYZ788", "LIC-ABC123-XYZ78", "LIC_ABC123_XYZ789", "1IC-ABC123-XYZ789"})
    void anyOtherDifferenceMakesAnotherKey(String text) {
        assertThat(new LicenseKey(text)).isNotEqualTo(KEY);
    }

    @Test
    void aKeyKeepsTheTextItWasWrittenIn() {
        assertThat(new LicenseKey("lic-abc123-xyz789").text()).isEqualTo("lic-abc123-xyz789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ABC",
                "A-B-C",
                "A------",
                "----",
                "LIC ABC123",
                "LIC\tABC123",
                "LIC\nABC123",
                "LIC\0ABC123",
                "LIC-ABC123\0",
                "\u001b[31mLIC",
                "LIC\u007fABC",
                "\u0410BCD-EFGH",
                "ＡＢＣＤ",
                "LIC\u2013ABC123",
                "ıııı",
                "ſſſſ",
                "LIC-💻-ABC",
                "LIC-\ud800-ABC",
            })
    void whatIsNotPlainPrintableAsciiOrTooShortIsNoKey(String text) {
        assertThat(LicenseKey.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LicenseKey(text))
                .withMessage("not a license key");
    }

    @Test
    void aKeyHasFourCharactersBesidesDashesAndAtMost128InAll() {
        assertThat(LicenseKey.parse("A-B-C-D")).isPresent();
        assertThat(LicenseKey.parse("A".repeat(128))).isPresent();
        assertThat(LicenseKey.parse("A".repeat(129))).isEmpty();
        assertThat(LicenseKey.parse("ABCD" + "-".repeat(125))).isEmpty();
        assertThat(LicenseKey.parse("A".repeat(10_000_000))).isEmpty();
        assertThat(LicenseKey.parse(" ".repeat(1_000_000) + "ABCD")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"~!@#$%^&*()", "a'; drop table--", "../../etc/passwd", "<script>"})
    void oddButPrintableAsciiIsAKeyLikeAnyOther(String text) {
        assertThat(LicenseKey.parse(text.replace(" ", ""))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "LIC-ABC123-XYZ789, LIC***",
        "ABCD1234EFGH5678IJKL, ABC***",
        "ABCDEFGHJKLM, ABC***",
        "ABCDEFGHJKL, ***",
        "A-B-C-D-E-F-G-H-J-K, ***",
        "ABCD, ***",
    })
    void aMaskedKeyShowsItsBeginningOnlyIfThatLeavesEnough(String text, String masked) {
        assertThat(new LicenseKey(text).masked()).isEqualTo(masked);
    }

    @Test
    void aKeyIsPrintedMasked() {
        assertThat(KEY).hasToString("LIC***");
    }
}
