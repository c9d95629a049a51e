package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;

/** What is known of those who come from Discord. */
class DiscordTest {

    private static final Secret BROWSER = Secret.from(SecretPrefix.SIGN_IN_BROWSER, bound -> bound - 1);

    @ParameterizedTest
    @ValueSource(strings = {"1", "80351110224678912", "18446744073709551615"})
    void anIdIsANumber(String text) {
        assertThat(DiscordId.parse(text)).contains(new DiscordId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1a", "1 ", "\u0661", "184467440737095516150", "1\n"})
    void anythingElseIsNoId(String text) {
        assertThat(DiscordId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new DiscordId(text));
    }

    @Test
    void aProfileShowsNoAddress() {
        DiscordProfile profile =
                new DiscordProfile(new DiscordId("1"), Optional.of("ada"), Optional.of("ada@example.com"));

        assertThat(profile.toString()).doesNotContain("ada");
    }

    @Test
    void aCodeVerifierFollowsFromTheBrowsersSecretAndTellsNothingOfIt() {
        CodeVerifier verifier = CodeVerifier.of(BROWSER);

        assertThat(verifier).isEqualTo(CodeVerifier.of(BROWSER));
        assertThat(verifier).isNotEqualTo(CodeVerifier.of(Secret.from(SecretPrefix.SIGN_IN_BROWSER, bound -> 0)));
        // RFC 7636: 43 to 128 characters of these.
        assertThat(verifier.text()).matches("[A-Za-z0-9_-]{43}").doesNotContain("zzzz");
        assertThat(verifier.toString()).isEqualTo("***");
    }

    @Test
    void onlyALinkHasAnAccount() {
        SecretHash hash = SecretHash.of("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PendingSignIn(
                        hash, hash, DiscordPurpose.LINK, Optional.empty(), Optional.empty(), Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PendingSignIn(
                        hash,
                        hash,
                        DiscordPurpose.STAFF,
                        Optional.of(new AccountId(1)),
                        Optional.empty(),
                        Instant.EPOCH));
    }

    @Test
    void whenAnAddressWasVerifiedFirstStays() {
        Account account =
                new Account(new AccountId(1), new UUID(0, 1), "ada@example.com", Role.CUSTOMER, "FREE", Instant.EPOCH);

        Account verified = account.withEmailVerified(Instant.EPOCH.plusSeconds(1));

        assertThat(verified.emailVerifiedAt()).contains(Instant.EPOCH.plusSeconds(1));
        assertThat(verified.withEmailVerified(Instant.EPOCH.plusSeconds(2))).isEqualTo(verified);
    }
}
