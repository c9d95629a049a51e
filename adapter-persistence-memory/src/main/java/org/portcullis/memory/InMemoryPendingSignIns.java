package org.portcullis.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.SecretHash;
import org.portcullis.ports.out.PendingSignIns;

final class InMemoryPendingSignIns implements PendingSignIns {
    private final Transaction transaction;
    private final TableView<PendingSignIn> expected;

    InMemoryPendingSignIns(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.expected = transaction.on(tables.pendingSignIns);
    }

    @Override
    public void add(PendingSignIn pending) {
        expected.add(keyOf(pending.state()), pending);
    }

    @Override
    public Optional<PendingSignIn> take(SecretHash state, SecretHash browser) {
        Key key = keyOf(state);
        if (expected.find(key)
                .filter(pending -> pending.browser().equals(browser))
                .isEmpty()) {
            return Optional.empty();
        }
        expected.lock(key);
        Optional<PendingSignIn> first = expected.find(key);
        expected.remove(key);
        return first;
    }

    @Override
    public int forget(Instant until, int most) {
        List<Key> old = transaction.read(() -> expected.stream(Range.of(0))
                .filter(pending -> pending.expiresAt().isBefore(until))
                .sorted(Comparator.comparing(PendingSignIn::expiresAt))
                .limit(most)
                .map(pending -> keyOf(pending.state()))
                .toList());
        old.forEach(expected::remove);
        return old.size();
    }

    private static Key keyOf(SecretHash state) {
        return Key.of(0, state.hex());
    }
}
