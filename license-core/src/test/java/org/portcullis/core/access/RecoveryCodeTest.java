package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

    private static final RecoveryCode CODE =
            RecoveryCode.parse("ABCD2345WXYZ6789").orElseThrow();

    @Test
    void aCodeIsFourGroupsOfFourWithoutLookAlikes() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            RecoveryCode code = RecoveryCode.from(random::nextInt);

            assertThat(code.text()).matches("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
            assertThat(RecoveryCode.parse(code.text())).contains(code);
        }
        assertThat(16 * Math.log(32) / Math.log(2)).isGreaterThanOrEqualTo(60);
    }

    @Test
    void everyCharacterIsDrawn() {
        assertThat(RecoveryCode.from(bound -> bound - 1).text()).isEqualTo("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assertThat(RecoveryCode.from(bound -> 0).text()).isEqualTo("2222-2222-2222-2222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD-2345-WXYZ-6789",
                "abcd2345wxyz6789",
                "  aBcD 2345\u00A0wXyZ\t6789\r\n",
                "A-B-C-D-2-3-4-5-W-X-Y-Z-6-7-8-9",
                "ABCD\u20132345\u2014WXYZ\u20106789",
            })
    void spellingDoesNotMatter(String text) {
        assertThat(RecoveryCode.parse(text)).contains(CODE);
        assertThat(RecoveryCode.parse(text).map(RecoveryCode::hash)).contains(CODE.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456",
                "ABCD-2345-WXYZ-678",
                "ABCD-2345-WXYZ-67899",
                "ABCD-2345-WXYZ-678O",
                "ABCD-2345-WXYZ-6781",
                "ABCD_2345_WXYZ_6789",
                "ABCD-2345-WXYZ-678\u0660",
                "AB\u017FD-2345-WXYZ-6789",
                "\uFF21BCD-2345-WXYZ-6789",
            })
    void anythingElseIsNoCode(String text) {
        assertThat(RecoveryCode.parse(text)).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsNoCode() {
        assertThat(RecoveryCode.parse(" ".repeat(1_000_000) + CODE.text())).isEmpty();
    }

    @Test
    void itMasksItself() {
        assertThat(Stream.of(CODE, CODE.hash()))
                .allMatch(shown -> shown.toString().equals("***"));
    }

    @Test
    void anotherCodeIsAnother() {
        assertThat(RecoveryCode.parse("BBCD2345WXYZ6789")).isPresent().get().isNotEqualTo(CODE);
    }
}
