package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.application.UnreliableLog;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Validation;
import org.portcullis.testkit.Racers;

class ValidationRecorderTest extends WithRecorder {

    @Test
    void everyRowIsOnRecordAfterTheEnd() {
        for (int i = 1; i <= 100; i++) {
            record(i);
        }

        recorder.close();

        assertThat(recorded()).containsExactlyElementsOf(numbers(1, 100));
    }

    @Test
    void rowsOfManyThreadsAreAllOnRecordOnce() {
        int each = 2_000;

        Racers.race(8, racer -> {
            IntStream.rangeClosed(1, each).forEach(i -> record(racer * each + i));
            return true;
        });
        recorder.close();

        assertThat(recorded()).containsExactlyInAnyOrderElementsOf(numbers(1, 8 * each));
    }

    @Test
    void rowsAreOnRecordSoonAfterTheAnswer() {
        record(1);

        Racers.awaitUntil(() -> !recorded().isEmpty());
    }

    @Test
    void rowsThatComeWithinTheIntervalAreOneBatch() {
        restart(new RecorderSettings(false, 10_000, LONG, LONG));
        for (int i = 1; i <= 100; i++) {
            record(i);
        }

        recorder.close();

        assertThat(log.attempts()).extracting(UnreliableLog.Attempt::rows).containsExactly(100);
    }

    @Test
    void aBufferThatIsHalfFullIsWrittenBeforeTheIntervalIsOver() {
        restart(new RecorderSettings(false, 10, Duration.ofHours(1), LONG));

        record(1);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // until the interval has begun
        for (int i = 2; i <= 5; i++) {
            record(i);
        }

        Racers.awaitUntil(() -> recorded().size() == 5);
    }

    @Test
    void theSmallestBufferWorks() {
        restart(new RecorderSettings(false, 1, AT_ONCE, LONG));

        for (int i = 1; i <= 20; i++) {
            record(i);
        }
        recorder.close();

        assertThat(recorded()).hasSize(20);
    }

    @Test
    void aCallerWaitsForRoomAndGoesOnWhenThereIsSome() {
        restart(new RecorderSettings(false, 2, AT_ONCE, LONG));
        log.pause();
        record(1);
        record(2);

        Future<Validation> third = Racers.start(() -> record(3));

        assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        log.resume();
        assertThat(Racers.result(third)).isEqualTo(ANSWER);
        recorder.close();
        assertThat(recorded()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aCallerThatFindsNoRoomInTimeIsTurnedAwayBeforeAnythingHappened() {
        restart(new RecorderSettings(false, 2, AT_ONCE, Duration.ofMillis(20)));
        log.goAway();
        record(1);
        record(2);
        AtomicInteger worked = new AtomicInteger();

        assertThatThrownBy(() -> recorder.recording(() -> {
                    worked.incrementAndGet();
                    return recordedAs(3);
                }))
                .isInstanceOf(Overloaded.class);

        assertThat(worked).hasValue(0);
        assertThat(recorder.hasRoom()).isFalse();
        log.comeBack();
        recorder.close();
        assertThat(recorded()).containsExactly(1L, 2L);
    }

    @Test
    void workThatFailsLeavesNoRowAndTakesNoRoom() {
        restart(new RecorderSettings(false, 2, AT_ONCE, AT_ONCE));

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> recorder.recording(() -> {
                        throw new StorageException("the store is away");
                    }))
                    .isInstanceOf(StorageException.class);
        }

        record(1);
        recorder.close();
        assertThat(recorded()).containsExactly(1L);
    }

    @Test
    void aSynchronousAnswerComesOnceItsRowIsOnRecord() {
        restart(RecorderSettings.SYNCHRONOUS);

        for (int i = 1; i <= 20; i++) {
            record(i);
            assertThat(recorded()).hasSize(i);
        }
    }

    @Test
    void aSynchronousAnswerFailsIfItsRowIsNotOnRecordInTime() {
        restart(new RecorderSettings(true, 10, Duration.ZERO, Duration.ofMillis(20)));
        log.pause();

        assertThatThrownBy(() -> record(1)).isInstanceOf(Overloaded.class);

        log.resume();
        recorder.close();
        assertThat(recorded()).as("the row is not lost").containsExactly(1L);
    }
}
