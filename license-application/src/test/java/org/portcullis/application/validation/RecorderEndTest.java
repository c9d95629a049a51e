package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Racers;
import org.portcullis.testkit.TestTime;

/** The end comes while others still call: whoever is let in is on record, and whoever is not has changed nothing. */
class RecorderEndTest extends WithRecorder {

    @Test
    void aCallUnderWayAtTheEndIsOnRecord() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Validation> slow = Racers.start(() -> recorder.recording(() -> {
            begun.countDown();
            Racers.await(mayEnd);
            return recordedAs(1);
        }));
        Racers.await(begun);

        Thread closing = Thread.ofPlatform().start(recorder::close);
        Racers.awaitUntil(() -> !recorder.hasRoom());
        mayEnd.countDown();

        assertThat(Racers.result(slow)).isEqualTo(ANSWER);
        closing.join();
        assertThat(recorded()).containsExactly(1L);
    }

    @Test
    void aCallUnderWayThatFailsDoesNotHoldUpTheEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Validation> failing = Racers.start(() -> recorder.recording(() -> {
            begun.countDown();
            Racers.await(mayEnd);
            throw new StorageException("the store is away");
        }));
        Racers.await(begun);

        Thread closing = Thread.ofPlatform().start(recorder::close);
        Racers.awaitUntil(() -> !recorder.hasRoom());
        mayEnd.countDown();

        assertThatThrownBy(() -> Racers.result(failing)).isInstanceOf(StorageException.class);
        assertThat(closing.join(Duration.ofSeconds(10)))
                .as("ended before its patience did")
                .isTrue();
    }

    @Test
    void aCallThatNeverEndsDoesNotHoldUpTheEndForLong() {
        restart(new RecorderSettings(false, 10, AT_ONCE, Duration.ofMillis(50)));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Validation> stuck = Racers.start(() -> recorder.recording(() -> {
            begun.countDown();
            Racers.await(mayEnd);
            return recordedAs(1);
        }));
        Racers.await(begun);

        recorder.close();
        mayEnd.countDown();

        assertThatThrownBy(() -> Racers.result(stuck)).isInstanceOf(Overloaded.class);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void afterTheEndACallIsTurnedAwayBeforeAnythingHappened() {
        recorder.close();
        AtomicInteger worked = new AtomicInteger();

        assertThatThrownBy(() -> recorder.recording(() -> {
                    worked.incrementAndGet();
                    return recordedAs(1);
                }))
                .isInstanceOf(Overloaded.class);

        assertThat(worked).hasValue(0);
        assertThat(recorder.hasRoom()).isFalse();
    }

    @Test
    void whateverIsAnsweredWhileTheEndComesIsOnRecord() {
        for (int round = 0; round < 30; round++) {
            MemoryPersistence stores = new MemoryPersistence(CommitListener.NONE);
            ValidationRecorder ending = new ValidationRecorder(
                    new BatchWriter(stores.validationLog(), stores.unwrittenValidations(), stores.health()),
                    identifiers,
                    TestTime.atNow(),
                    new RecorderSettings(false, 64, AT_ONCE, LONG));
            ending.start();
            AtomicInteger answered = new AtomicInteger();

            Racers.race(5, racer -> {
                if (racer == 0) {
                    Racers.awaitUntil(() -> answered.get() > 20);
                    ending.close();
                } else {
                    answerUntilTurnedAway(ending, answered);
                }
                return true;
            });

            assertThat(stores.validationLog()
                            .list(ValidationFilter.ALL, EVERYTHING, PageRequest.first(1))
                            .total())
                    .isEqualTo(answered.get());
        }
    }

    private static void answerUntilTurnedAway(ValidationRecorder recorder, AtomicInteger answered) {
        try {
            while (true) {
                recorder.recording(() -> recordedAs(1));
                answered.incrementAndGet();
            }
        } catch (Overloaded turnedAway) {
            // as it should be
        }
    }
}
