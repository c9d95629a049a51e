package org.portcullis.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.portcullis.core.text.TextRule.Defect.CONTROL_CHARACTER;
import static org.portcullis.core.text.TextRule.Defect.MALFORMED_UNICODE;
import static org.portcullis.core.text.TextRule.Defect.TOO_LONG;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    private static final TextRule LINE = new TextRule(8, false);
    private static final TextRule LINES = new TextRule(8, true);

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "ümläut", "名前", "💻", "\ud83d\udcbb\ud83d\udcbb", "e\u0301", "\u200fעב", "\ufffd"
            })
    void ordinaryTextOfAnyLanguageIsAllowed(String text) {
        assertThat(LINE.defectIn(text)).isEmpty();
        assertThat(LINES.defectIn(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\u0001", "\u0007", "\b", "\u001b[0m", "\u007f", "\u0080", "\u0085", "\u009f"})
    void controlCharactersAreNotAllowed(String text) {
        assertThat(LINE.defectIn(text)).contains(CONTROL_CHARACTER);
        assertThat(LINES.defectIn(text)).contains(CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u2028b", "a\u2029b"})
    void lineBreaksAndTabsAreAllowedWhereLinesAre(String text) {
        assertThat(LINE.defectIn(text)).contains(CONTROL_CHARACTER);
        assertThat(LINES.defectIn(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udbff", "\ud800a", "\udc00", "a\udfffb", "\udc00\ud800", "\ud800\ud800\udc00"})
    void halfOfASurrogatePairIsNotAllowed(String text) {
        assertThat(LINE.defectIn(text)).contains(MALFORMED_UNICODE);
        assertThat(LINES.defectIn(text)).contains(MALFORMED_UNICODE);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(LINE.defectIn("x".repeat(8))).isEmpty();
        assertThat(LINE.defectIn("x".repeat(9))).contains(TOO_LONG);
        assertThat(LINE.defectIn("💻".repeat(8))).isEmpty();
        assertThat(LINE.defectIn("💻".repeat(9))).contains(TOO_LONG);
    }

    @Test
    void aHugeTextIsNotReadToItsEnd() {
        assertThat(LINE.defectIn("x".repeat(50_000_000) + "\0")).contains(TOO_LONG);
    }

    @Test
    void requiringATextGivesItBack() {
        assertThat(LINE.require("name", "abc")).isEqualTo("abc");
    }

    @Test
    void theErrorNamesTheFieldAndNotTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.require("machine name", "secret\0"))
                .withMessage("machine name: CONTROL_CHARACTER");
    }

    @Test
    void aRuleAllowsAtLeastOneCharacter() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextRule(0, false));
    }
}
