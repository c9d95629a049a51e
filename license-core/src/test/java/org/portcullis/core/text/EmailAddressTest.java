package org.portcullis.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "buyer+tag@example.com", "jürgen@bücher.example", "o'neil@[192.0.2.1]"})
    void somethingOnBothSidesOfAnAtSignIsOne(String text) {
        assertThat(EmailAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "@example.com",
                "buyer@",
                "a@b@example.com",
                " buyer@example.com",
                "buyer@example.com ",
                "two words@example.com",
                "buyer@example.com\r\nBcc: everybody@example.com",
                "Buyer <buyer@example.com>",
                "a@example.com,b@example.com",
                "a@example.com;b@example.com",
                "\"quoted\"@example.com",
                "buyer(comment)@example.com",
                "back\\slash@example.com",
            })
    void whatIsNoneOrWouldBreakAHeaderIsNot(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
    }

    @Test
    void oneHasAtMost254Characters() {
        String domain = "@example.com";

        assertThat(EmailAddress.isOne("a".repeat(254 - domain.length()) + domain))
                .isTrue();
        assertThat(EmailAddress.isOne("a".repeat(255 - domain.length()) + domain))
                .isFalse();
    }
}
