package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormatTest {

    private static final String CHARACTER = "[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]";

    private final IntUnaryOperator random = new Random(7)::nextInt;

    @ParameterizedTest
    @CsvSource({
        "LIC-6-6, LIC-C{6}-C{6}",
        "LC-6-6-6, LC-C{6}-C{6}-C{6}",
        "20, C{20}",
        "4-4-4-4, C{4}-C{4}-C{4}-C{4}",
        "3D-12, 3D-C{12}",
        "12-END, C{12}-END",
        "99-28, C{99}-C{28}",
    })
    void aKeyHasTheShapeOfItsFormat(String pattern, String shape) {
        assertThat(new KeyFormat(pattern).keyFrom(random).text()).matches(shape.replace("C{", CHARACTER + "{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "LIC",
                "LIC--6-6",
                "-6-6",
                "6-6-",
                "lic-6-6",
                "LIC-06-6",
                "LIC-0-12",
                "LIC-100",
                "LIC-6-5",
                "11",
                "1-1-1-1-1-1-1-1-1-1-1",
                "LIC_6_6",
                "LIC 6-6",
                "ЛИЦ-6-6",
                "٦-٦-٦",
                "99-29",
                "6-6\n",
                "-1-20",
                "99999999999",
            })
    void aPatternThatSaysNoKeyOrOneTooEasyToGuessIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyFormat(pattern));
    }

    @Test
    void aHugePatternIsRefusedUnread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyFormat("9-".repeat(1_000_000) + "9"))
                .withMessage("a key has at most 128 characters");
    }

    @Test
    void aPrefixComesBeforeTwiceSixCharacters() {
        assertThat(KeyFormat.prefixed("LIC")).isEqualTo(new KeyFormat("LIC-6-6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "1", "lic", "LIC-20", "LIC-", "L C", "ЛИЦ"})
    void aPrefixThatIsNoWordIsRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFormat.prefixed(prefix));
    }

    @Test
    void theAlphabetHasFiveBitsAndNoTwoThatLookAlike() {
        assertThat(KeyFormat.ALPHABET).hasSize(32).doesNotContain("0", "O", "1", "I");
        assertThat(KeyFormat.ALPHABET.chars().distinct()).hasSize(32);
    }

    @Test
    void everyCharacterOfTheAlphabetIsUsedInEveryPlace() {
        for (int place = 0; place < KeyFormat.ALPHABET.length(); place++) {
            int only = place;
            assertThat(new KeyFormat("12").keyFrom(bound -> only).text())
                    .isEqualTo(KeyFormat.ALPHABET.substring(place, place + 1).repeat(12));
        }
    }

    @Test
    void amongVeryManyKeysNoTwoAreEqual() {
        Set<LicenseKey> keys = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            keys.add(KeyFormat.prefixed("LIC").keyFrom(random));
        }

        assertThat(keys).hasSize(100_000);
    }
}
