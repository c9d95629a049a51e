package org.portcullis.core.activation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    /** A computer's components, in the order of {@link Component}: the text "cpu1 mac2 -" has no disk. */
    private static Fingerprint of(String values) {
        String[] texts = values.split(" ");
        return Fingerprint.ofValues(IntStream.range(0, texts.length)
                .filter(i -> !texts[i].equals("-"))
                .boxed()
                .collect(toMap(i -> Component.values()[i], i -> Arrays.asList(texts[i].split("\\+")))));
    }

    @ParameterizedTest
    @CsvSource({
        // One of one, two of two.
        "cpu1, cpu1, true",
        "cpu1, cpu2, false",
        "cpu1 mac1, cpu1 mac1, true",
        "cpu1 mac1, cpu1 mac2, false",
        // Two of three are 66 %, two of four 50 %, three of five 60 %, three of six 50 %, four of seven 57 %.
        "cpu1 mac1 dsk1, cpu1 mac1 dsk2, true",
        "cpu1 mac1 dsk1, cpu1 mac2 dsk2, false",
        "cpu1 mac1 dsk1 brd1, cpu1 mac1 dsk1 brd2, true",
        "cpu1 mac1 dsk1 brd1, cpu1 mac1 dsk2 brd2, false",
        "cpu1 mac1 dsk1 brd1 bio1, cpu1 mac1 dsk1 brd2 bio2, true",
        "cpu1 mac1 dsk1 brd1 bio1, cpu1 mac1 dsk2 brd2 bio2, false",
        "cpu1 mac1 dsk1 brd1 bio1 uid1, cpu1 mac1 dsk1 brd1 bio2 uid2, true",
        "cpu1 mac1 dsk1 brd1 bio1 uid1, cpu1 mac1 dsk1 brd2 bio2 uid2, false",
        "cpu1 mac1 dsk1 brd1 bio1 uid1 gpu1, cpu1 mac1 dsk1 brd1 bio1 uid2 gpu2, true",
        "cpu1 mac1 dsk1 brd1 bio1 uid1 gpu1, cpu1 mac1 dsk1 brd1 bio2 uid2 gpu2, false",
        // Only what both have counts.
        "cpu1 mac1 - brd1, cpu1 mac1 dsk1 -, true",
        "cpu1 mac1 dsk1, cpu1 - -, true",
        "cpu1 -, - mac1, false",
        // One alike is too little between computers that have two each.
        "cpu1 mac1 -, cpu1 - dsk1, false",
        "cpu1 mac1 -, cpu1 mac2 dsk1, false",
        // Network cards are alike if any is; the same text in another component is nothing.
        "cpu1 a+b, cpu1 b+c, true",
        "cpu1 a+b, cpu1 c+d, false",
        "cpu1, - cpu1, false",
    })
    void aComputerIsTheSameWhileMostOfItIs(String one, String other, boolean same) {
        assertThat(of(one).matches(of(other))).isEqualTo(same);
        assertThat(of(other).matches(of(one))).isEqualTo(same);
    }

    @Test
    void componentsAreKeptOnlyAsHashes() {
        assertThat(of("cpu1").components())
                .isEqualTo(Map.of(
                        Component.CPU, Set.of("a83e1c1b8a447b6fdc48ce823653f1b12de67d17756c35f0adf72e3c8381e716")));
    }

    @Test
    void valuesAreTrimmedAndOtherwiseComparedAsTheyAre() {
        assertThat(of("cpu1")).isEqualTo(Fingerprint.ofValues(Map.of(Component.CPU, List.of(" cpu1\n"))));
        assertThat(of("cpu1")).isNotEqualTo(of("CPU1"));
    }

    @Test
    void theOrderOfValuesDoesNotMatter() {
        assertThat(of("cpu1 a+b").identity()).isEqualTo(of("cpu1 b+a").identity());
    }

    @Test
    void itsIdentityIsStoredSoItNeverChanges() {
        assertThat(of("cpu1 a+b").identity())
                .isEqualTo("30e16f3cae4c21f2609591aa72c9d1f67884ebec8c5dbbed8cc8874329785ceb");
    }

    @Test
    void aValueThatEveryComputerMightHaveIsLeftOut() {
        Map<Component, List<String>> values = new EnumMap<>(Component.class);
        values.put(Component.CPU, List.of("cpu1"));
        values.put(Component.MAC, List.of("00:00:00:00:00:00", "aa:bb:cc:dd:ee:ff"));
        values.put(Component.DISK, List.of("unknown", " ", "a\ud800"));
        values.put(Component.UUID, List.of());

        assertThat(Fingerprint.ofValues(values)).isEqualTo(of("cpu1 aa:bb:cc:dd:ee:ff"));
    }

    @Test
    void withoutAnyValueThereIsNoFingerprint() {
        assertThat(Fingerprint.parse(Map.of())).isEmpty();
        assertThat(Fingerprint.parse(Map.of(Component.UUID, List.of("00000000-0000-0000-0000-000000000000"))))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.ofValues(Map.of()));
    }

    @Test
    void ofTooManyNetworkCardsTheSameAreAlwaysKept() {
        List<String> cards =
                IntStream.range(0, 1_000).mapToObj(i -> "card-" + i).toList();

        Fingerprint fingerprint = Fingerprint.ofValues(Map.of(Component.MAC, cards));

        assertThat(fingerprint.components().get(Component.MAC)).hasSize(Fingerprint.MAX_VALUES);
        assertThat(Fingerprint.ofValues(Map.of(Component.MAC, cards.reversed())))
                .isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu1", "zz", "A83E1C1B8A447B6FDC48CE823653F1B12DE67D17756C35F0ADF72E3C8381E716"})
    void whatIsNoHashIsNoComponent(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Map.of(Component.CPU, Set.of(hash))));
    }

    @Test
    void aComponentHasAValueAndNotEndlesslyMany() {
        Set<String> tooMany = new HashSet<>();
        IntStream.rangeClosed(0, Fingerprint.MAX_VALUES).forEach(i -> tooMany.add(Fingerprint.hash("card" + i)));

        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Map.of(Component.MAC, Set.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Map.of(Component.MAC, tooMany)));
    }

    @Test
    void anUpdateKeepsWhatWasNotReadThisTime() {
        assertThat(of("cpu1 mac1 dsk1").updatedWith(of("cpu1 mac1 dsk2"))).isEqualTo(of("cpu1 mac1 dsk2"));
        assertThat(of("cpu1 mac1 dsk1").updatedWith(of("cpu1 - -"))).isEqualTo(of("cpu1 mac1 dsk1"));
        assertThat(of("cpu1 mac1").updatedWith(of("cpu1 mac1 dsk1"))).isEqualTo(of("cpu1 mac1 dsk1"));
        assertThat(of("cpu1 a+b").updatedWith(of("cpu1 b+c"))).isEqualTo(of("cpu1 b+c"));
    }
}
