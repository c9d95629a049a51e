package org.portcullis.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.portcullis.testkit.Racers;

class CommitsTest {
    private final Commits commits = new Commits();
    private volatile int left;
    private volatile int right;

    @Test
    void aReaderDuringWhoseReadingACommitHappenedReadsAgain() {
        AtomicInteger readings = new AtomicInteger();

        int sum = commits.read(() -> {
            int seenLeft = left;
            if (readings.incrementAndGet() == 1) {
                Racers.elsewhere(() -> {
                    commits.write(() -> {}, () -> {
                        left = 1;
                        right = 1;
                    });
                    return true;
                });
            }
            return seenLeft + right;
        });

        assertThat(sum).isEqualTo(2);
        assertThat(readings).hasValue(2);
        Future<Boolean> nextCommit = Racers.start(() -> {
            commits.write(() -> {}, () -> left = 3);
            return true;
        });
        assertThat(Racers.isDoneSoon(nextCommit)).as("the reader let go").isTrue();
    }

    @Test
    void aReaderThatStumblesOverHalfACommitReadsAgain() {
        AtomicInteger readings = new AtomicInteger();

        String result = commits.read(() -> {
            if (readings.incrementAndGet() == 1) {
                Racers.elsewhere(() -> {
                    commits.write(() -> {}, () -> left = 1);
                    return true;
                });
                throw new IllegalStateException("saw what can't be");
            }
            return "whole";
        });

        assertThat(result).isEqualTo("whole");
    }

    @Test
    void whatReadingThrowsWithoutACommitComesOut() {
        IllegalStateException thrown = new IllegalStateException("of the reader");

        assertThatThrownBy(() -> commits.read(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void aReaderThatComesInTheMiddleOfACommitWaitsForItsEnd() {
        CountDownLatch halfDone = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Boolean> commit = Racers.start(() -> {
            commits.write(() -> {}, () -> {
                left = 1;
                halfDone.countDown();
                Racers.await(goOn);
                right = 1;
            });
            return true;
        });
        Racers.await(halfDone);

        Future<Integer> reader = Racers.start(() -> commits.read(() -> left + right));
        assertThat(Racers.isDoneSoon(reader)).isFalse();
        goOn.countDown();

        assertThat(Racers.result(reader)).isEqualTo(2);
        assertThat(Racers.result(commit)).isTrue();
    }

    @Test
    void aCommitWhoseCheckFailsIsNotMade() {
        assertThatThrownBy(() -> commits.write(
                        () -> {
                            throw new LostRace();
                        },
                        () -> left = 1))
                .isInstanceOf(LostRace.class);

        assertThat(left).isZero();
    }

    @Test
    void theCheckOfACommitMayRead() {
        commits.write(
                () -> assertThat(commits.read(() -> commits.read(() -> left))).isZero(), () -> left = 1);

        assertThat(left).isEqualTo(1);
    }
}
