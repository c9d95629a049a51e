package org.portcullis.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.ports.StorageException;
import org.portcullis.testkit.Racers;

class RowLocksTest {
    private final RowLocks locks = new RowLocks(Duration.ofSeconds(30));
    private final Table<String> table = Table.keyed();
    private final RowLocks.Row first = row(1);
    private final RowLocks.Row second = row(2);
    private final RowLocks.Row third = row(3);

    @Test
    void aRowThatIsHeldCanBeTakenAgainByItsHolderAndAnotherRowByAnybody() {
        Transaction holder = transaction();
        Transaction other = transaction();

        holder.lock(first);
        holder.lock(first);
        other.lock(second);
        other.close();
        holder.close();

        assertThat(Racers.isDoneSoon(taking(transaction(), first))).isTrue();
    }

    @Test
    void theSameKeyInAnotherTableIsAnotherRow() {
        transaction().lock(first);

        assertThat(Racers.isDoneSoon(taking(transaction(), new RowLocks.Row(Table.keyed(), first.key()))))
                .isTrue();
    }

    @Test
    void aFreedRowGoesToWhoWaitedLongest() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        Transaction holder = transaction();
        holder.lock(first);
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Future<Boolean> next = Racers.start(() -> {
                try (Transaction transaction = transaction()) {
                    transaction.lock(first);
                    order.add(number);
                }
                return true;
            });
            assertThat(Racers.isDoneSoon(next)).isFalse();
            waiting.add(next);
        }

        holder.close();

        waiting.forEach(Racers::result);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whoWouldCloseACircleLosesAndTheOthersGoOn() {
        Transaction one = transaction();
        Transaction two = transaction();
        Transaction three = transaction();
        one.lock(first);
        two.lock(second);
        three.lock(third);
        Future<Boolean> oneWaits = taking(one, second);
        assertThat(Racers.isDoneSoon(oneWaits)).isFalse();
        Future<Boolean> twoWaits = taking(two, third);
        assertThat(Racers.isDoneSoon(twoWaits)).isFalse();

        assertThatThrownBy(() -> three.lock(first)).isInstanceOf(LostRace.class);
        three.close();

        assertThat(Racers.result(twoWaits)).isTrue();
        two.close();
        assertThat(Racers.result(oneWaits)).isTrue();
    }

    @Test
    void whoWaitsTooLongLosesAndLeavesTheQueue() {
        RowLocks impatient = new RowLocks(Duration.ofMillis(50));
        Transaction holder = new Transaction(new Commits(), impatient);
        holder.lock(first);

        assertThatThrownBy(() -> new Transaction(new Commits(), impatient).lock(first))
                .isInstanceOf(LostRace.class);
        holder.close();

        assertThat(Racers.isDoneSoon(taking(new Transaction(new Commits(), impatient), first)))
                .isTrue();
    }

    @Test
    void whoIsInterruptedLeavesTheQueueAndStaysInterrupted() {
        Transaction holder = transaction();
        holder.lock(first);

        boolean interrupted = Racers.elsewhere(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> transaction().lock(first)).isInstanceOf(StorageException.class);
            return Thread.currentThread().isInterrupted();
        });
        holder.close();

        assertThat(interrupted).isTrue();
        assertThat(Racers.isDoneSoon(taking(transaction(), first))).isTrue();
    }

    private RowLocks.Row row(long number) {
        return new RowLocks.Row(table, Key.of(number));
    }

    private Transaction transaction() {
        return new Transaction(new Commits(), locks);
    }

    private static Future<Boolean> taking(Transaction transaction, RowLocks.Row row) {
        return Racers.start(() -> {
            transaction.lock(row);
            return true;
        });
    }
}
