package org.portcullis.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.http.HttpConfig;

class OperatorTokenTest {

    @Test
    void itMatchesItselfAndNothingElse() {
        OperatorToken token = new OperatorToken("s3cret");

        assertThat(token.matches("s3cret")).isTrue();
        assertThat(List.of("", "s3cre", "s3cret ", "S3CRET", "s3crets")).noneMatch(token::matches);
    }

    @Test
    void itIsNeverShown() {
        OperatorToken token = new OperatorToken("s3cret");
        HttpConfig config =
                new HttpConfig("::1", 0, List.of(), true, 1, HttpConfig.DEFAULT_PATIENCE, Optional.of(token));

        assertThat(token).hasToString("***");
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "é"})
    void whatNoHeaderCouldCarryIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OperatorToken(text));
    }
}
