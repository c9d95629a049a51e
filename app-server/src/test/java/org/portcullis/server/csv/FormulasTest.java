package org.portcullis.server.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A",
                "'=1",
                "''",
                "'"
            })
    void whatBeginsLikeAFormulaIsMarkedAndComesBackAsItWas(String text) {
        assertThat(Formulas.guard(text)).isEqualTo("'" + text);
        assertThat(Formulas.unguard(Formulas.guard(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LIC-1", "a=b", "1-2", " =1", "O'Neil"})
    void whatDoesNotIsLeftAsItIs(String text) {
        assertThat(Formulas.guard(text)).isEqualTo(text);
        assertThat(Formulas.unguard(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'tis", "'LIC-1"})
    void anApostropheThatIsPartOfATextStays(String text) {
        assertThat(Formulas.unguard(text)).isEqualTo(text);
        assertThat(Formulas.unguard(Formulas.guard(text))).isEqualTo(text);
    }
}
