package org.portcullis.http.dialect;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;

/** What answers a route, once its caller is admitted. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * Does what is asked and answers it. Whatever it throws is told in the route's words; a {@link Rejection} as the
     * problem it holds.
     */
    Reply handle(Context context, Caller caller);
}
