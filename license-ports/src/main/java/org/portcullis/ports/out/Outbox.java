package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.webhook.Event;

/** What happened and is yet to be told. */
public interface Outbox {

    /** Keeps an event until it is told to all who want to know. */
    void add(Event event);

    /** The events that are kept, oldest first, {@code limit} at most. */
    List<Event> pending(int limit);
}
