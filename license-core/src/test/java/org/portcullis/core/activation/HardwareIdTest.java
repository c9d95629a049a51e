package org.portcullis.core.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u2003",
                "null",
                "NULL",
                " Null ",
                "unknown",
                "Unknown",
                "undefined",
                "0",
                "00000000",
                "00:00:00:00:00:00",
                "00-00-00",
                "00 00",
                "{00000000-0000-0000-0000-000000000000}",
                "-",
                "...",
            })
    void aTextThatEveryMachineMightSendIdentifiesNone(String text) {
        assertThat(HardwareId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new HardwareId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u001bb", "a\nb", "a\u2028b", "a\u0085b", "a\ud800", "\udc00a", "a\ud800b"})
    void aTextThatDatabasesDisagreeOnIsNoHardwareId(String text) {
        assertThat(HardwareId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new HardwareId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "00000001", "nullable", "unknown-7", "BFEBFBFF000906EA", "пк", "💻", "a b", "'; drop table"
            })
    void anyOtherTextIsAHardwareId(String text) {
        assertThat(HardwareId.parse(text)).contains(new HardwareId(text));
    }

    @Test
    void surroundingSpaceIsNoPartOfIt() {
        assertThat(HardwareId.parse("  PC-1\t\n")).contains(new HardwareId("PC-1"));
    }

    @Test
    void oneIsBuiltOnlyFromTrimmedText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HardwareId("PC-1 "));
    }

    @Test
    void caseMatters() {
        assertThat(new HardwareId("pc-1")).isNotEqualTo(new HardwareId("PC-1"));
    }

    @Test
    void charactersThatOnlyLookAlikeMatter() {
        assertThat(new HardwareId("PC-A")).isNotEqualTo(new HardwareId("PC-\u0410"));
        assertThat(new HardwareId("\u00e9")).isNotEqualTo(new HardwareId("e\u0301"));
    }

    @Test
    void itsLengthIsCountedInCodePoints() {
        assertThat(HardwareId.parse("💻".repeat(255))).isPresent();
        assertThat(HardwareId.parse("💻".repeat(256))).isEmpty();
        assertThat(HardwareId.parse("x".repeat(10_000_000))).isEmpty();
    }

    @Test
    void itIsKnownByItsText() {
        assertThat(new HardwareId("PC-1").identity()).isEqualTo("PC-1");
    }
}
