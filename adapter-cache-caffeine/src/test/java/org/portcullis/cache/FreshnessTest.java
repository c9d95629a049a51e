package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.cache.NumberedChanges.Kind;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.testkit.Racers;

/**
 * Once a change is answered, nobody is told what was before it. Writers note the number of each change once it was
 * answered; readers look at the note, ask, and complain if they are told less. That they would notice is shown by caches
 * that forget nothing, or at the wrong moment.
 */
class FreshnessTest {

    private static final int READERS = 3;
    private static final int ROUNDS_TO_GO_WRONG = 50;

    /** About what a database would take. */
    private static final long READING_NANOS = 200_000;

    @Test
    void nobodyIsToldWhatWasBeforeAChangeThatWasAnswered() {
        Invalidations invalidations = new Invalidations();

        assertThat(complaints(
                        invalidations,
                        source -> new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 1_000_000)))
                .isEmpty();
    }

    @Test
    void norWhereThereIsRoomForAFewOnly() {
        Invalidations invalidations = new Invalidations();

        assertThat(complaints(
                        invalidations,
                        source -> new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 1_000)))
                .isEmpty();
    }

    @Test
    void aCacheThatHearsOfNoChangeIsNoticed() {
        assertThat(complaints(
                        CommitListener.NONE,
                        source -> new CachingLicenseFacts(source, new Invalidations(), RemoteChanges.NONE, 1_000_000)))
                .isNotEmpty();
    }

    @Test
    void aCacheThatKeepsWhatAChangeOverlappedIsNoticed() {
        assertThat(IntStream.range(0, ROUNDS_TO_GO_WRONG).anyMatch(round -> {
                    CarelessCache careless = new CarelessCache();
                    return !complaints(careless, careless::over).isEmpty();
                }))
                .isTrue();
    }

    /** What readers complain of who ask a cache while it hears of changes as {@code listener}. */
    private static Queue<String> complaints(CommitListener listener, UnaryOperator<LicenseFacts> caching) {
        MemoryPersistence persistence = new MemoryPersistence(listener);
        LicenseFacts facts = caching.apply(new Slow(persistence.licenseFacts()));
        List<Kind> kinds = new NumberedChanges(persistence.transactions()).kinds();
        AtomicIntegerArray noted = new AtomicIntegerArray(kinds.size());
        AtomicInteger writing = new AtomicInteger(kinds.size());
        Queue<String> complaints = new ConcurrentLinkedQueue<>();

        Racers.race(kinds.size() + READERS, racer -> {
            if (racer < kinds.size()) {
                write(kinds.get(racer), number -> noted.set(racer, number));
                return writing.decrementAndGet();
            }
            while (writing.get() > 0) {
                IntStream.range(0, kinds.size())
                        .forEach(kind ->
                                read(kinds.get(kind), facts, noted.get(kind)).ifPresent(complaints::add));
            }
            return 0;
        });
        return complaints;
    }

    private static void write(Kind kind, IntConsumer note) {
        for (int number = 1; number <= NumberedChanges.COUNT; number++) {
            kind.change().accept(number);
            note.accept(number);
            Thread.yield();
        }
    }

    private static Optional<String> read(Kind kind, LicenseFacts facts, int noted) {
        int told = kind.reading().knownBy(facts, noted);
        return told < noted
                ? Optional.of("change %d of %s was answered, and %d told".formatted(noted, kind.name(), told))
                : Optional.empty();
    }

    /** Takes its time, so that others can change what was read before it is answered. */
    private record Slow(LicenseFacts facts) implements LicenseFacts {
        @Override
        public Optional<LicenseSnapshot> byKey(LicenseKey key) {
            Optional<LicenseSnapshot> read = facts.byKey(key);
            LockSupport.parkNanos(READING_NANOS);
            return read;
        }

        @Override
        public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
            Optional<LicenseSnapshot> read = facts.concerning(request);
            LockSupport.parkNanos(READING_NANOS);
            return read;
        }
    }

    /** Drops everything at each change, and keeps every load, also one that began before the change. */
    private static final class CarelessCache implements CommitListener {
        private final Map<LicenseKey, LicenseSnapshot> kept = new ConcurrentHashMap<>();

        LicenseFacts over(LicenseFacts source) {
            return new LicenseFacts() {
                @Override
                public Optional<LicenseSnapshot> byKey(LicenseKey key) {
                    return Optional.ofNullable(kept.get(key)).or(() -> {
                        Optional<LicenseSnapshot> loaded = source.byKey(key);
                        loaded.ifPresent(snapshot -> kept.put(key, snapshot));
                        return loaded;
                    });
                }

                @Override
                public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
                    return source.concerning(request);
                }
            };
        }

        @Override
        public void committed(Collection<Change> changes) {
            kept.clear();
        }
    }
}
