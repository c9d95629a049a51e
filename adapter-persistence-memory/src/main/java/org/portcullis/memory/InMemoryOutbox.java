package org.portcullis.memory;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.webhook.Event;
import org.portcullis.ports.out.Outbox;

final class InMemoryOutbox implements Outbox {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final TableView<Event> events;

    InMemoryOutbox(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.eventNumbers;
        this.events = transaction.on(tables.events);
    }

    @Override
    public void add(Event event) {
        events.add(Key.of(numbers.incrementAndGet()), event);
    }

    @Override
    public void addAll(List<Event> added) {
        added.forEach(this::add);
    }

    @Override
    public List<Event> pending(int limit) {
        return transaction.read(() -> events.stream(Range.of(0)).limit(limit).toList());
    }
}
