package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.ports.out.Seals;

/** What the sealing of secrets promises. */
public abstract class SealsContract {

    private static final SecretBytes SECRET = SecretBytes.of("open sesame".getBytes(StandardCharsets.UTF_8));
    private static final String CONTEXT = "account/42/seed";

    private final Seals seals;
    private final Seals sameKey;
    private final Seals otherKey;

    /** Asks {@code seals}, others of the same master key, as after a restart, and others of another one. */
    protected SealsContract(Seals seals, Seals sameKey, Seals otherKey) {
        this.seals = seals;
        this.sameKey = sameKey;
        this.otherKey = otherKey;
    }

    @Test
    void whatWasSealedIsOpenedWithTheSameKeyForTheSameContext() {
        SealedSecret sealed = seals.seal(SECRET, CONTEXT);

        assertThat(seals.open(sealed, CONTEXT)).isEqualTo(SECRET);
        assertThat(sameKey.open(sealed, CONTEXT)).isEqualTo(SECRET);
    }

    @Test
    void nothingAndALotCanBeSealed() {
        SecretBytes nothing = SecretBytes.of(new byte[0]);
        SecretBytes much = SecretBytes.of(new byte[10_000]);

        assertThat(seals.open(seals.seal(nothing, CONTEXT), CONTEXT)).isEqualTo(nothing);
        assertThat(seals.open(seals.seal(much, CONTEXT), CONTEXT)).isEqualTo(much);
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() {
        assertThat(seals.seal(SECRET, CONTEXT)).isNotEqualTo(seals.seal(SECRET, CONTEXT));
    }

    @Test
    void aSealedSecretThatWasMovedElsewhereDoesNotOpen() {
        SealedSecret sealed = seals.seal(SECRET, CONTEXT);

        assertBroken(seals, sealed, "account/43/seed");
        assertBroken(seals, sealed, "");
    }

    @Test
    void anotherMasterKeyDoesNotOpen() {
        assertBroken(otherKey, seals.seal(SECRET, CONTEXT), CONTEXT);
    }

    @Test
    void whereverASealedSecretIsChangedItDoesNotOpen() {
        String sealed = seals.seal(SECRET, CONTEXT).text();

        for (int i = 0; i < sealed.length() - 1; i++) {
            String other = sealed.charAt(i) == 'A' ? "B" : "A";
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertBroken(seals, new SealedSecret(changed), CONTEXT);
        }
        for (int length = 1; length < sealed.length(); length++) {
            assertBroken(seals, new SealedSecret(sealed.substring(0, length)), CONTEXT);
        }
    }

    @Test
    void theCheckValueTellsOneKeyFromAnother() {
        assertThat(seals.checkValue()).isEqualTo(sameKey.checkValue()).isNotEqualTo(otherKey.checkValue());
    }

    private static void assertBroken(Seals seals, SealedSecret sealed, String context) {
        assertThatExceptionOfType(SealBrokenException.class)
                .as(sealed.text())
                .isThrownBy(() -> seals.open(sealed, context));
    }
}
