package org.portcullis.http.dialect;

import io.javalin.http.Context;

/** How many calls of a route are let through. */
@FunctionalInterface
public interface CallLimit {

    /** All of them. */
    CallLimit NONE = context -> {};

    /**
     * Counts this call. Comes before whoever calls is looked up, and before anything is done for the call.
     *
     * @throws Rejection if it is one too many
     */
    void count(Context context);
}
