package org.portcullis.http;

import org.portcullis.http.dialect.ProblemReplies;

/** Unwinds a route that several vendors share: one vendor's part of it failed, and that one's words are wanted. */
final class VendorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Throwable cause;
    private final transient ProblemReplies words;

    VendorFailure(Throwable cause, ProblemReplies words) {
        // As cheap as the rejection it may hold.
        super(null, null, false, false);
        this.cause = cause;
        this.words = words;
    }

    /** What failed. */
    Throwable cause() {
        return cause;
    }

    /** How it is told. */
    ProblemReplies words() {
        return words;
    }
}
