package org.portcullis.http.dialect;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;

/**
 * One vendor's part of a path that several vendors have, and that tells their calls apart by the body.
 *
 * @param field the field whose presence makes a body this vendor's
 * @param limit how many calls are let through
 * @param access who may call it
 * @param handler what answers it
 * @param problems how problems with it are told
 */
public record SharedRoute(String field, CallLimit limit, Access access, Handler handler, ProblemReplies problems) {

    /** What answers calls whose body was taken already. */
    @FunctionalInterface
    public interface Handler {

        /** Does what is asked and answers it, as a {@link RouteHandler} does. */
        Reply handle(Context context, byte[] body, Caller caller);
    }
}
