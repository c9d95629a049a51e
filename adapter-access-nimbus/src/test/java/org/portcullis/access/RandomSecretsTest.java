package org.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;

class RandomSecretsTest {

    private final RandomSecrets secrets = new RandomSecrets();

    @Test
    void aNewSecretHasItsPrefixAndReadsBack() {
        Secret secret = secrets.next(SecretPrefix.API_TOKEN);

        assertThat(secret.text()).startsWith("pcs_tok_");
        assertThat(Secret.parse(SecretPrefix.API_TOKEN, secret.text())).contains(secret);
    }

    @Test
    void noTwoSecretsAreAlike() {
        assertThat(some(1_000)).doesNotHaveDuplicates();
    }

    @Test
    void everyLetterAndDigitComesUp() {
        String all = String.join("", some(1_000).toList()).replace("pcs_tok_", "");

        assertThat(all.chars().distinct()).hasSize(62);
    }

    private Stream<String> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> secrets.next(SecretPrefix.API_TOKEN).text());
    }
}
