package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/licenses?page=2&q=a//b#top", "/a//b", "/%2f%2fevil.example", "/~[1]"})
    void aPathOfThisServerIsOne(String text) {
        assertThat(ReturnPath.parse(text)).contains(new ReturnPath(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/a\\b",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a b",
                "/a\r\nSet-Cookie: x=y",
                "/\u00E9",
                " /a",
                "/a\u0000",
            })
    void whatMayLeadElsewhereIsNone(String text) {
        assertThat(ReturnPath.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ReturnPath(text));
    }

    @Test
    void aPathIsNotEndless() {
        assertThat(ReturnPath.parse("/" + "a".repeat(499))).isPresent();
        assertThat(ReturnPath.parse("/" + "a".repeat(500))).isEmpty();
    }
}
