package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.PasswordRule.Defect;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum orbit gravel",
                "nineteenlowercaseletters",
                "83920174655",
                "\u4F60\u597D\u4E16\u754C\u5F88\u9AD8\u5174\u89C1\u5230\u4F60",
                "dragon-lamp-seventeen",
                "dragon83920174655",
            })
    void anyLongAndUnusualPasswordIsAllowedWhateverItIsMadeOf(String text) {
        assertThat(PasswordRule.STANDARD.defectIn(new Password(text))).isEmpty();
    }

    @Test
    void lengthsAreCountedInCodePointsOfTheComposedForm() {
        String smile = "\uD83D\uDE00";
        String decomposed = "u\u0308";

        assertThat(PasswordRule.STANDARD.defectIn(new Password(smile.repeat(9))))
                .contains(Defect.TOO_SHORT);
        assertThat(PasswordRule.STANDARD.defectIn(new Password(smile.repeat(10))))
                .isEmpty();
        assertThat(PasswordRule.STANDARD.defectIn(new Password(decomposed.repeat(9))))
                .contains(Defect.TOO_SHORT);
        assertThat(PasswordRule.STANDARD.defectIn(new Password(decomposed.repeat(200))))
                .isEmpty();
        assertThat(PasswordRule.STANDARD.defectIn(new Password(smile.repeat(201))))
                .contains(Defect.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop",
                "1234567890",
                "Password123",
                "CHRISTOPHER",
                "Password2024!",
                "dragon123456",
                "leavemealone",
                "q1w2e3r4t5y6",
            })
    void whatEverybodyTriesFirstIsRefused(String text) {
        assertThat(PasswordRule.STANDARD.defectIn(new Password(text))).contains(Defect.COMMON);
    }

    @Test
    void theListHasThreeThousandPasswordsAndNoneOfTheLinesAboveThem() {
        assertThat(FrequentPasswords.count()).isEqualTo(3_000);
        assertThat(FrequentPasswords.include("# Copyright (c) 2021 @zxcvbn-ts")).isFalse();
        assertThat(FrequentPasswords.include("")).isFalse();
    }

    @Test
    void whatCannotBeTypedAgainIsRefused() {
        assertThat(PasswordRule.STANDARD.defectIn(new Password("tab\tand some more")))
                .contains(Defect.CONTROL_CHARACTER);
        assertThat(PasswordRule.STANDARD.defectIn(new Password("half a pair \uD83D")))
                .contains(Defect.MALFORMED_UNICODE);
    }

    @Test
    void lengthsOfARuleAreInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordRule(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordRule(11, 10));
    }

    @Test
    void aPasswordIsTheSameHoweverItsUmlautIsTyped() {
        assertThat(new Password("gr\u00FCn"))
                .isEqualTo(new Password("gru\u0308n"))
                .hasSameHashCodeAs("gr\u00FCn");
        assertThat(new Password("gru\u0308n").utf8()).isEqualTo(new Password("gr\u00FCn").utf8());
        assertThat(new Password("gr\u00FCn")).isNotEqualTo(new Password("Gr\u00FCn"));
    }
}
