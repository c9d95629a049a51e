package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.ports.Duplicate;

/** What the store of signing keys promises. */
public abstract class SealedSigningKeysContract extends StoreContract {

    private static final SealedSigningKey FIRST = key(1, "first", Instant.EPOCH);
    private static final SealedSigningKey SECOND = key(2, "second", NOW.plusSeconds(60));

    protected SealedSigningKeysContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void thereAreNoneAtFirst() {
        check(stores -> assertThat(stores.signingKeys().newestFirst()).isEmpty());
    }

    @Test
    void keysAreToldAsTheyWereAddedTheNewestFirst() {
        SealedSigningKey tenth = key(10, "tenth", NOW).retired(NOW.plusMillis(1));
        change(stores -> {
            stores.signingKeys().add(SECOND);
            stores.signingKeys().add(tenth);
            stores.signingKeys().add(FIRST);
        });

        check(stores -> assertThat(stores.signingKeys().newestFirst()).containsExactly(tenth, SECOND, FIRST));
    }

    @Test
    void aKeyIsRetiredAndRemoved() {
        SealedSigningKey retired = FIRST.retired(NOW);
        change(stores -> {
            stores.signingKeys().add(FIRST);
            stores.signingKeys().add(SECOND);
        });

        change(stores -> {
            stores.signingKeys().update(retired);
            stores.signingKeys().update(key(7, "nobody's", NOW));
            stores.signingKeys().remove(7);
        });
        check(stores -> assertThat(stores.signingKeys().newestFirst()).containsExactly(SECOND, retired));

        change(stores -> stores.signingKeys().remove(1));
        check(stores -> assertThat(stores.signingKeys().newestFirst()).containsExactly(SECOND));
    }

    @Test
    void noTwoKeysHaveOneGenerationOrOneId() {
        change(stores -> stores.signingKeys().add(FIRST));

        for (SealedSigningKey twin : new SealedSigningKey[] {key(1, "other", NOW), key(2, "first", NOW)}) {
            assertThatThrownBy(() -> change(stores -> stores.signingKeys().add(twin)))
                    .isInstanceOf(Duplicate.class);
        }
    }

    @Test
    void ofNodesThatAddTheSameGenerationAtOnceOneDoes() {
        long added = Racers.race(8, racer -> {
                    try {
                        change(stores -> stores.signingKeys().add(key(1, "of racer " + racer, NOW)));
                        return true;
                    } catch (Duplicate later) {
                        return false;
                    }
                })
                .stream()
                .filter(first -> first)
                .count();

        assertThat(added).isEqualTo(1);
        check(stores -> assertThat(stores.signingKeys().newestFirst()).hasSize(1));
    }

    private static SealedSigningKey key(long generation, String id, Instant signsFrom) {
        // About as long as a sealed RSA key is.
        SealedSecret sealed = new SealedSecret("v1." + "x".repeat(1_700) + generation);
        return new SealedSigningKey(generation, id, NOW, signsFrom, Optional.empty(), sealed);
    }
}
