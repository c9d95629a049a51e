package org.portcullis.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.out.IdempotencyRecords;

final class InMemoryIdempotencyRecords implements IdempotencyRecords {

    /** A call, what came of it, and when it was made. */
    record Kept(RepeatableCall call, String result, Instant at) {}

    private final TableView<Kept> calls;
    private Instant claimedAt = Instant.MIN;

    InMemoryIdempotencyRecords(Transaction transaction, Tables tables) {
        this.calls = transaction.on(tables.repeatableCalls);
    }

    @Override
    public Optional<String> claim(RepeatableCall call, Instant now) {
        calls.lock(keyOf(call));
        claimedAt = now;
        Optional<Kept> before =
                calls.find(keyOf(call)).filter(kept -> !kept.at().isBefore(now.minus(REMEMBERED)));
        if (before.isPresent() && !before.get().call().equals(call)) {
            throw new KeyReused();
        }
        return before.map(Kept::result);
    }

    @Override
    public void keep(RepeatableCall call, String result) {
        calls.put(keyOf(call), new Kept(call, result, claimedAt));
    }

    @Override
    public void release(RepeatableCall call) {
        calls.remove(keyOf(call));
    }

    @Override
    public int forget(Instant moment, int most) {
        List<Key> old = calls.stream(Range.of(0))
                .filter(kept -> kept.at().isBefore(moment))
                .sorted(Comparator.comparing(Kept::at))
                .limit(most)
                .map(kept -> keyOf(kept.call()))
                .toList();
        old.forEach(calls::remove);
        return old.size();
    }

    private static Key keyOf(RepeatableCall call) {
        return Key.of(
                0, String.join("\n", call.scope(), call.route(), call.key().text()));
    }
}
