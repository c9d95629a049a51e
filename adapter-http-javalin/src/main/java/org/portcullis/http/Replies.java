package org.portcullis.http;

import java.time.Duration;
import java.util.Map;
import org.portcullis.http.dialect.HttpProblem;

/** What HTTP itself wants to be said of a problem, in whichever dialect. */
final class Replies {

    static final String PLAIN_TEXT = "text/plain;charset=utf-8";

    private Replies() {}

    /** The headers that go with {@code problem}. */
    static Map<String, String> headersOf(HttpProblem problem) {
        if (problem instanceof HttpProblem.MethodNotAllowed notAllowed) {
            return Map.of("Allow", String.join(", ", notAllowed.allowed()));
        }
        if (problem instanceof HttpProblem.TooManyRequests tooMany) {
            return retryAfter(tooMany.retryAfter());
        }
        if (problem instanceof HttpProblem.Unavailable unavailable) {
            return retryAfter(unavailable.retryAfter());
        }
        return Map.of();
    }

    /** In whole seconds, rounded up: whoever waits as told must not come too early. */
    private static Map<String, String> retryAfter(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Map.of("Retry-After", String.valueOf(Math.max(1, seconds)));
    }
}
