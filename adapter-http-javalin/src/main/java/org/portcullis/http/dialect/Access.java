package org.portcullis.http.dialect;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;

/** Who may call a route. */
@FunctionalInterface
public interface Access {

    /**
     * The caller, if that one may call.
     *
     * @throws Rejection if not
     */
    Caller admit(Context context);
}
