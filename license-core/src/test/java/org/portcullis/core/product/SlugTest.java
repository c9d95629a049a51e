package org.portcullis.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void aSlugIsMadeOfWhatANameHasOfLettersAndDigits() {
        Map.of(
                        "My App",
                        "my-app",
                        "  Mon Caf\u00E9 2! ",
                        "mon-cafe-2",
                        "\u00DCbung",
                        "ubung",
                        "a--b__c",
                        "a-b-c",
                        "\u65E5\u672C",
                        "app",
                        "!!!",
                        "app",
                        "\uFF21\uFF22\uFF23",
                        "abc",
                        "x".repeat(63) + " yz",
                        "x".repeat(63),
                        "x".repeat(255),
                        "x".repeat(64))
                .forEach((name, slug) -> assertThat(Slug.of(name).text()).isEqualTo(slug));
    }

    @Test
    void whatIsNoSlugIsNone() {
        for (String text : List.of("", "-", "a-", "-a", "a--b", "A", "a b", "\u00E9", "a/b", "x".repeat(65))) {
            assertThat(Slug.parse(text)).as(text).isEmpty();
            assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Slug.parse("my-app-2")).contains(new Slug("my-app-2"));
    }

    @Test
    void aNumberTellsSlugsApartAndStillFits() {
        assertThat(new Slug("my-app").numbered(17)).isEqualTo(new Slug("my-app-17"));
        Slug longest = new Slug("x".repeat(61) + "-yz").numbered(Long.MAX_VALUE);
        assertThat(longest.text()).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("x-" + Long.MAX_VALUE);
    }
}
