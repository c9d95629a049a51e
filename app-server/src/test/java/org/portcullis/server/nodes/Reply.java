package org.portcullis.server.nodes;

import java.time.Duration;

/**
 * What a node answered.
 *
 * @param status of HTTP; {@link #NONE} or {@link #NOT_ASKED} if there was no answer
 * @param askedAt by {@link System#nanoTime()}
 * @param answeredAt by the same
 */
record Reply(int status, String body, long askedAt, long answeredAt) {

    static final int NONE = 0;
    /** Nobody listened, so nothing can have happened. */
    static final int NOT_ASKED = -1;

    static final int GRANTED = 200;
    static final int UNAVAILABLE = 503;

    /** Some dialects refuse with the status of a success. */
    boolean isGranted() {
        return status == GRANTED && !body.contains("\"valid\":false");
    }

    /** Whether the node has decided, and what it decided is known. */
    boolean isCertain() {
        return status > NONE && status < 500;
    }

    Duration took() {
        return Duration.ofNanos(answeredAt - askedAt);
    }
}
