package org.portcullis.http.dialect;

import io.javalin.http.Context;
import org.portcullis.core.ratelimit.RateVerdict;

/** How a dialect tells in an answer's headers what is left of a limit. */
@FunctionalInterface
public interface RateHeaders {

    /** Not at all. */
    RateHeaders NONE = (context, verdict) -> {};

    /** Tells it, of a call that was counted and of one that was too many. */
    void tell(Context context, RateVerdict verdict);
}
