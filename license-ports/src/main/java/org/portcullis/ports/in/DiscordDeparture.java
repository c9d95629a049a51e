package org.portcullis.ports.in;

import java.net.URI;
import java.time.Duration;
import org.portcullis.core.access.Secret;

/** What came of wanting to be sent to Discord. */
public sealed interface DiscordDeparture {

    /**
     * There.
     *
     * @param to where the browser goes
     * @param browser what it keeps meanwhile
     * @param life for how long
     */
    record Sent(URI to, Secret browser, Duration life) implements DiscordDeparture {}

    /** The session was begun too long ago for such a change. */
    record SessionTooOld() implements DiscordDeparture {}

    /**
     * There were too many attempts from this address.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements DiscordDeparture {}
}
