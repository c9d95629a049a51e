package org.portcullis.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;

class SecureKeySourceTest {

    private static final int MANY = 5_000;

    @Test
    void keysHaveTheirFormatAndAreAllDifferentAndUseTheWholeAlphabet() {
        var source = new SecureKeySource();

        List<String> keys = Stream.generate(() -> source.next(KeyFormat.prefixed("LIC")))
                .limit(MANY)
                .map(LicenseKey::text)
                .toList();

        assertThat(keys)
                .allMatch(key -> key.matches("LIC-[A-HJ-NP-Z2-9]{6}-[A-HJ-NP-Z2-9]{6}"))
                .doesNotHaveDuplicates();
        for (int place : new int[] {4, 9, 11, 16}) {
            assertThat(keys.stream().map(key -> key.charAt(place)).collect(Collectors.toSet()))
                    .hasSize(KeyFormat.ALPHABET.length());
        }
    }
}
