package org.portcullis.http.dialect;

import io.javalin.http.Context;

/** For whom a call counts: an address, a credential. */
@FunctionalInterface
public interface CallKey {

    /**
     * For whom this call counts. It is asked before the caller is admitted, so a credential counts only once it was found
     * valid; else whoever makes up a new one for each call is never stopped.
     */
    String of(Context context);
}
