package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.webhook.Event;

/** What happened and is yet to be told. */
public interface Outbox {

    /** Keeps an event until it is told to all who want to know. */
    void add(Event event);

    /** Keeps events in their order, quicker than one by one. */
    void addAll(List<Event> events);

    /** The events that are kept, oldest first, {@code limit} at most. */
    List<Event> pending(int limit);
}
