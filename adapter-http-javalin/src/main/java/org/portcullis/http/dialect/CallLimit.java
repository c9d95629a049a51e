package org.portcullis.http.dialect;

import io.javalin.http.Context;

/** How many calls of a route are let through. */
@FunctionalInterface
public interface CallLimit {

    /** All of them. */
    CallLimit NONE = context -> {};

    /**
     * Counts this call, before anything else is done for it.
     *
     * @throws Rejection if it is one too many
     */
    void count(Context context);
}
