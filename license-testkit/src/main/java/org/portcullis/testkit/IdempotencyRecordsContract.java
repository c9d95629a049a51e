package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.idempotency.IdempotencyKey;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.out.IdempotencyRecords;

/** What is promised of calls that may be sent again. */
public abstract class IdempotencyRecordsContract extends StoreContract {

    private static final RepeatableCall CALL = call("account/1", "POST /a", "key", "content");

    protected IdempotencyRecordsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void whatCameOfACallIsToldToWhoeverSendsItAgain() {
        assertThat(claimAndKeep(CALL, NOW, "result")).isEmpty();

        assertThat(claimAndKeep(CALL, NOW.plusMillis(1), "another")).contains("result");
        assertThat(claimAndKeep(CALL, NOW.plus(IdempotencyRecords.REMEMBERED), "another"))
                .contains("result");
    }

    @Test
    void anotherCallOfTheSameNameIsRefused() {
        claimAndKeep(CALL, NOW, "result");

        assertThatThrownBy(() -> claimAndKeep(call("account/1", "POST /a", "key", "other content"), NOW, "another"))
                .isInstanceOf(KeyReused.class);
        assertThat(claimAndKeep(CALL, NOW, "another")).contains("result");
    }

    @Test
    void callsOfOthersOfOtherRoutesAndOtherKeysAreOthers() {
        claimAndKeep(CALL, NOW, "result");

        assertThat(claimAndKeep(call("account/2", "POST /a", "key", "content"), NOW, "2"))
                .isEmpty();
        assertThat(claimAndKeep(call("account/1", "POST /b", "key", "content"), NOW, "3"))
                .isEmpty();
        assertThat(claimAndKeep(call("account/1", "POST /a", "KEY", "content"), NOW, "4"))
                .isEmpty();
        assertThat(claimAndKeep(CALL, NOW, "5")).contains("result");
    }

    @Test
    void aDayLaterTheNameIsFree() {
        claimAndKeep(CALL, NOW, "result");
        Instant later = NOW.plus(IdempotencyRecords.REMEMBERED).plusMillis(1);

        assertThat(claimAndKeep(call("account/1", "POST /a", "key", "other content"), later, "another"))
                .isEmpty();
        assertThat(claimAndKeep(call("account/1", "POST /a", "key", "other content"), later.plusMillis(1), "a third"))
                .contains("another");
    }

    @Test
    void aCallOfWhichNothingCameIsMadeAnew() {
        change(stores -> {
            assertThat(stores.idempotency().claim(CALL, NOW)).isEmpty();
            stores.idempotency().release(CALL);
        });

        assertThat(claimAndKeep(CALL, NOW, "result")).isEmpty();
        assertThat(claimAndKeep(CALL, NOW, "another")).contains("result");
    }

    @Test
    void aCallThatFailedIsMadeAnew() {
        assertThatThrownBy(() -> change(stores -> {
                    stores.idempotency().claim(CALL, NOW);
                    stores.idempotency().keep(CALL, "result");
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(claimAndKeep(CALL, NOW, "another")).isEmpty();
    }

    @Test
    void whoSendsItAgainMeanwhileWaitsForTheAnswer() {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch otherWaits = new CountDownLatch(1);
        Future<Boolean> first = Racers.start(() -> inTransaction(stores -> {
            stores.idempotency().claim(CALL, NOW);
            claimed.countDown();
            Racers.await(otherWaits);
            stores.idempotency().keep(CALL, "result");
            return true;
        }));
        Racers.await(claimed);
        Future<Optional<String>> second = Racers.startWaiting(() -> claimAndKeep(CALL, NOW, "another"));
        otherWaits.countDown();

        assertThat(Racers.result(first)).isTrue();
        assertThat(Racers.result(second)).contains("result");
    }

    @Test
    void ofManyWhoSendItAtOnceOneIsFirst() {
        assertThat(Racers.race(8, racer -> claimAndKeep(CALL, NOW, "result of " + racer)))
                .filteredOn(Optional::isEmpty)
                .hasSize(1);
    }

    @Test
    void whatIsOldIsForgotten() {
        claimAndKeep(CALL, NOW, "old");
        claimAndKeep(CALL.within("account/2"), NOW.plusMillis(1), "young");

        assertThat(forget(NOW, 10)).isZero();
        assertThat(forget(NOW.plusMillis(1), 10)).isEqualTo(1);
        assertThat(claimAndKeep(CALL, NOW, "another")).isEmpty();
        assertThat(claimAndKeep(CALL.within("account/2"), NOW, "another")).contains("young");
    }

    @Test
    void theOldestAreForgottenFirst() {
        for (int account = 1; account <= 3; account++) {
            claimAndKeep(CALL.within("account/" + account), NOW.plusMillis(account), "result");
        }

        assertThat(forget(NOW.plusMillis(10), 2)).isEqualTo(2);
        assertThat(claimAndKeep(CALL.within("account/3"), NOW, "another")).contains("result");
        assertThat(forget(NOW.plusMillis(10), 2)).isEqualTo(1);
    }

    private int forget(Instant moment, int most) {
        return inTransaction(stores -> stores.idempotency().forget(moment, most));
    }

    /** What was kept before; if nothing was, {@code result} is now. */
    private Optional<String> claimAndKeep(RepeatableCall call, Instant now, String result) {
        return inTransaction(stores -> {
            Optional<String> before = stores.idempotency().claim(call, now);
            if (before.isEmpty()) {
                stores.idempotency().keep(call, result);
            }
            return before;
        });
    }

    private static RepeatableCall call(String scope, String route, String key, String content) {
        return RepeatableCall.of(route, new IdempotencyKey(key), content).within(scope);
    }
}
