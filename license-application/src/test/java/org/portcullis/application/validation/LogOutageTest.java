package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.testkit.Racers;
import org.portcullis.testkit.TestTime;

/** Rows survive whatever happens to the log. */
class LogOutageTest extends WithRecorder {

    @Test
    void nothingIsLostWhileTheLogIsAwayAndTheSameBatchIsRepeated() {
        log.goAway();
        record(1);
        Racers.awaitUntil(() -> log.attempts().size() >= 2);
        record(2);

        log.comeBack();
        Racers.awaitUntil(() -> recorded().size() == 2);
        recorder.close();

        assertThat(recorded()).containsExactly(1L, 2L);
        UUID first = log.attempts().getFirst().batch();
        assertThat(log.attempts().get(1).batch()).isEqualTo(first);
    }

    @Test
    void aBatchWhoseOutcomeIsUnknownIsNotWrittenTwice() {
        log.loseReplies();
        record(1);
        Racers.awaitUntil(() -> log.attempts().size() >= 2);

        log.comeBack();
        recorder.close();

        assertThat(recorded()).containsExactly(1L);
    }

    @Test
    void whatCanNotBeWrittenAtTheEndIsKeptAndWrittenAtTheNextStart() {
        log.goAway();
        record(1);
        Racers.awaitUntil(() -> !log.attempts().isEmpty());
        record(2);

        recorder.close();

        assertThat(recorded()).isEmpty();
        log.comeBack();
        recorder = started(new RecorderSettings(false, 10_000, AT_ONCE, LONG));
        assertThat(recorded()).containsExactly(1L, 2L);
        recorder = restarted();
        assertThat(recorded()).as("replayed once").hasSize(2);
    }

    @Test
    void whatIsKeptStaysKeptWhileTheLogIsAwayAtTheStart() {
        log.goAway();
        record(1);
        recorder.close();
        recorder = started(new RecorderSettings(false, 10_000, AT_ONCE, LONG));
        assertThat(recorder.hasRoom()).isTrue();
        log.comeBack();

        recorder = restarted();

        assertThat(recorded()).containsExactly(1L);
    }

    @Test
    void aBatchThatTheLogRefusesForEverDoesNotBlockTheOthers() {
        log.refuse(row -> number(row) == 1);
        record(1);
        Racers.awaitUntil(() -> !log.attempts().isEmpty());

        record(2);

        Racers.awaitUntil(() -> recorded().equals(List.of(2L)));
        recorder.close();
        log.refuse(row -> false);
        recorder = restarted();
        assertThat(recorded()).containsExactly(2L, 1L);
    }

    @Test
    void aKeptBatchThatTheLogRefusesForEverDoesNotBlockTheOthersAtTheStart() {
        UnwrittenValidations kept = persistence.unwrittenValidations();
        for (int i = 1; i <= 3; i++) {
            kept.keep(identifiers.uuid(NOW), List.of(row(i)));
        }
        log.refuse(row -> number(row) == 2);

        recorder = restarted();

        assertThat(recorded()).containsExactly(1L, 3L);
        log.refuse(row -> false);
        recorder = restarted();
        assertThat(recorded()).containsExactly(1L, 3L, 2L);
    }

    @Test
    void aLogThatIsAwayAtTheStartIsAskedOnceAndNotForEachKeptBatch() {
        for (int i = 1; i <= 3; i++) {
            persistence.unwrittenValidations().keep(identifiers.uuid(NOW), List.of(row(i)));
        }
        log.goAway();

        recorder = restarted();

        assertThat(log.attempts()).hasSize(1);
    }

    @Test
    void aSynchronousAnswerIsNotGivenIfItsRowIsLost() {
        recorder.close();
        recorder = new ValidationRecorder(
                new BatchWriter(log, new FullDisk(), log),
                identifiers,
                TestTime.atNow(),
                new RecorderSettings(true, 10, Duration.ZERO, Duration.ofMillis(200)));
        recorder.start();
        log.goAway();
        Future<Validation> answer = Racers.start(() -> record(1));
        Racers.awaitUntil(() -> !log.attempts().isEmpty());

        recorder.close();

        assertThatThrownBy(() -> Racers.result(answer)).isInstanceOf(Overloaded.class);
    }

    @Test
    void rowsThatCanBeNeitherWrittenNorKeptWaitAsLongAsTheProcessLives() {
        recorder.close();
        recorder = new ValidationRecorder(
                new BatchWriter(log, new FullDisk(), log),
                identifiers,
                TestTime.atNow(),
                new RecorderSettings(false, 10, AT_ONCE, LONG));
        recorder.start();
        log.refuse(row -> number(row) == 1);
        record(1);
        Racers.awaitUntil(() -> log.attempts().size() >= 6);

        log.refuse(row -> false);

        Racers.awaitUntil(() -> recorded().equals(List.of(1L)));
    }

    /** Keeps nothing. */
    private static final class FullDisk implements UnwrittenValidations {
        @Override
        public void keep(UUID batch, List<ValidationRecord> validations) {
            throw new StorageException("no space left");
        }

        @Override
        public void replay(BiConsumer<UUID, List<ValidationRecord>> writer) {}
    }
}
