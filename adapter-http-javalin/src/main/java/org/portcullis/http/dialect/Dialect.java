package org.portcullis.http.dialect;

import java.util.List;

/** One vendor's HTTP API. */
public interface Dialect {

    /** Its name, in lower case; the channel that its callers come through. */
    String name();

    /**
     * The paths whose unknown sub-paths are this dialect's to answer, each without a slash at its end ({@code /} alone
     * stands for all). Where two dialects claim a path, the longer prefix has it.
     */
    List<String> prefixes();

    /** Every path it answers, in the order of the vendor's document. */
    List<Route> routes();

    /** How it tells problems where no route of it is concerned. */
    ProblemReplies problems();

    /** How many calls are let through that no route of it answers. */
    default CallLimit unroutedLimit() {
        return CallLimit.NONE;
    }
}
