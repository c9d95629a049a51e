package org.portcullis.http.dialect;

import java.time.Duration;
import java.util.List;

/** What keeps a request from being answered, whatever it asks for. The words for it are each dialect's own. */
public sealed interface HttpProblem {

    /** The HTTP status that says so. */
    int status();

    /** The request line or the headers can't be understood. */
    record MalformedRequest() implements HttpProblem {
        @Override
        public int status() {
            return 400;
        }
    }

    /**
     * The body is not what it should be.
     *
     * @param reason why, for the caller; never quotes it
     */
    record MalformedBody(String reason) implements HttpProblem {
        @Override
        public int status() {
            return 400;
        }
    }

    /** Some fields of the body, of the path or of the query are not what they should be; at least one. */
    record WrongFields(List<WrongField> fields) implements HttpProblem {
        public WrongFields {
            fields = List.copyOf(fields);
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /** There is no credential, or it is not valid. */
    record Unauthorized() implements HttpProblem {
        @Override
        public int status() {
            return 401;
        }
    }

    /** Whoever calls is known, and has no business with this. */
    record Forbidden() implements HttpProblem {
        @Override
        public int status() {
            return 403;
        }
    }

    /** A page of another site may have made somebody's browser call. */
    record ForeignOrigin() implements HttpProblem {
        @Override
        public int status() {
            return 403;
        }
    }

    /** No dialect knows the path. */
    record UnknownPath() implements HttpProblem {
        @Override
        public int status() {
            return 404;
        }
    }

    /** The path is known, but not for this method; for those in {@code allowed}. */
    record MethodNotAllowed(List<String> allowed) implements HttpProblem {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public int status() {
            return 405;
        }
    }

    /** The body took too long to arrive. */
    record BodyTooSlow() implements HttpProblem {
        @Override
        public int status() {
            return 408;
        }
    }

    /** The body is longer than allowed. */
    record BodyTooLarge(int maxBytes) implements HttpProblem {
        @Override
        public int status() {
            return 413;
        }
    }

    /** The body is said to be something else than JSON. */
    record UnsupportedMediaType() implements HttpProblem {
        @Override
        public int status() {
            return 415;
        }
    }

    /** The call has the idempotency key of another one. */
    record KeyReused() implements HttpProblem {
        @Override
        public int status() {
            return 422;
        }
    }

    /** More calls came from there than are allowed. */
    record TooManyRequests(Duration retryAfter) implements HttpProblem {
        @Override
        public int status() {
            return 429;
        }
    }

    /** The request line and the headers are longer than allowed. */
    record HeadersTooLarge() implements HttpProblem {
        @Override
        public int status() {
            return 431;
        }
    }

    /** A defect of the server. */
    record Internal() implements HttpProblem {
        @Override
        public int status() {
            return 500;
        }
    }

    /** The server can't do its work right now. */
    record Unavailable(Duration retryAfter) implements HttpProblem {
        @Override
        public int status() {
            return 503;
        }
    }
}
