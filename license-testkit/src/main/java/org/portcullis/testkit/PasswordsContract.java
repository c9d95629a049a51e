package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.ports.out.Passwords;

/** What the hashing of passwords promises. */
public abstract class PasswordsContract {

    private static final Password PASSWORD = new Password("plum orbit gr\u00FCn \uD83D\uDE00");

    private final Passwords passwords;

    protected PasswordsContract(Passwords passwords) {
        this.passwords = passwords;
    }

    @Test
    void aPasswordMatchesItsHashAndNoOtherDoes() {
        Optional<PasswordHash> hash = Optional.of(passwords.hash(PASSWORD));

        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(new Password("plum orbit gru\u0308n \uD83D\uDE00"), hash))
                .as("typed with a combining umlaut")
                .isTrue();
        assertThat(passwords.matches(new Password("Plum orbit gr\u00FCn \uD83D\uDE00"), hash))
                .isFalse();
        assertThat(passwords.matches(new Password(PASSWORD.text() + " "), hash)).isFalse();
        assertThat(passwords.matches(new Password(""), hash)).isFalse();
    }

    @Test
    void everyHashIsAnotherText() {
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
    }

    @Test
    void whereThereIsNoHashNothingMatches() {
        assertThat(passwords.matches(PASSWORD, Optional.empty())).isFalse();
        assertThat(passwords.matches(new Password(""), Optional.empty())).isFalse();
    }

    @Test
    void aHashThatCannotBeReadMatchesNothingAndIsToBeMadeAnew() {
        PasswordHash damaged = new PasswordHash("$argon2id$v=19$m=19456");

        assertThat(passwords.matches(PASSWORD, Optional.of(damaged))).isFalse();
        assertThat(passwords.needsRehash(damaged)).isTrue();
    }

    @Test
    void aNewHashNeedsNoOther() {
        assertThat(passwords.needsRehash(passwords.hash(PASSWORD))).isFalse();
    }
}
