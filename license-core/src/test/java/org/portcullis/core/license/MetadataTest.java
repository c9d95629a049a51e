package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static String json(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ }", "{\"a\":{\"b\":[1,2]}}", "{\n\t\"a\": 1\r\n}", "{\"a\":\"💻 \u2028\"}"})
    void anObjectIsKeptAsItIsWritten(String json) {
        assertThat(new Metadata(json).json()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "null",
                "[]",
                "\"{}\"",
                " {}",
                "{} ",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\u001b\"}",
                "{\"a\":\"\ud800\"}",
            })
    void whatIsNoObjectOrNoCleanTextIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Metadata(json));
    }

    @Test
    void itHasAtMost16384Characters() {
        assertThat(new Metadata(json(16_384)).json()).hasSize(16_384);
        assertThatIllegalArgumentException().isThrownBy(() -> new Metadata(json(16_385)));
    }
}
