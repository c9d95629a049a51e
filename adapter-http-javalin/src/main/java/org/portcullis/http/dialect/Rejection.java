package org.portcullis.http.dialect;

import java.time.Duration;

/** Unwinds a handler: the request is at fault, and the route's dialect says so. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    public Rejection(HttpProblem problem) {
        // Callers cause as many of these as they like, so they cost nothing: no message, no stack trace.
        super(null, null, false, false);
        this.problem = problem;
    }

    /** Of somebody who is to wait that long. */
    public static Rejection tooMany(Duration retryAfter) {
        return new Rejection(new HttpProblem.TooManyRequests(retryAfter));
    }

    /** What is wrong. */
    public HttpProblem problem() {
        return problem;
    }
}
