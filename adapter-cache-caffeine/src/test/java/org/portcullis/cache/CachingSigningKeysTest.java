package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Change;

/** The signing keys in memory: read once, and again when it matters. */
class CachingSigningKeysTest {

    private static final SigningKey FIRST = key("first");
    private static final SigningKey SECOND = key("second");

    private final Invalidations invalidations = new Invalidations();
    private final AtomicBoolean heard = new AtomicBoolean(true);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile List<SigningKey> stored = List.of(FIRST);
    private volatile Runnable whileRead = () -> {};
    private final CachingSigningKeys keys = new CachingSigningKeys(this::read, invalidations, heard::get);

    private List<SigningKey> read() {
        reads.incrementAndGet();
        List<SigningKey> found = stored;
        whileRead.run();
        return found;
    }

    @Test
    void keysAreReadOnce() {
        assertThat(keys.newestFirst()).containsExactly(FIRST);
        invalidations.committed(List.of(new Change.CredentialsChanged(new AccountId(1))));
        assertThat(keys.newestFirst()).containsExactly(FIRST);

        assertThat(reads).hasValue(1);
    }

    @Test
    void keysAreReadAgainOnceTheyWereChanged() {
        for (Change change : List.of(new Change.SigningKeysChanged(), new Change.InstanceChanged())) {
            stored = List.of(FIRST);
            invalidations.committed(List.of(change));
            keys.newestFirst();
            stored = List.of(SECOND, FIRST);
            invalidations.committed(List.of(change));

            assertThat(keys.newestFirst()).containsExactly(SECOND, FIRST);
        }
    }

    @Test
    void whatIsChangedWhileItIsReadIsReadAgain() {
        whileRead = () -> {
            stored = List.of(SECOND, FIRST);
            invalidations.committed(List.of(new Change.SigningKeysChanged()));
            whileRead = () -> {};
        };
        keys.newestFirst();

        assertThat(keys.newestFirst()).containsExactly(SECOND, FIRST);
    }

    @Test
    void aNodeThatHearsNothingReadsEachTime() {
        keys.newestFirst();
        heard.set(false);
        stored = List.of(SECOND);

        assertThat(keys.newestFirst()).containsExactly(SECOND);
        assertThat(keys.newestFirst()).containsExactly(SECOND);
        assertThat(reads).hasValue(3);
    }

    private static SigningKey key(String id) {
        return new SigningKey(id, Instant.EPOCH, Optional.empty(), SecretBytes.of(new byte[] {1}));
    }
}
