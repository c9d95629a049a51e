package org.portcullis.application.access;

import org.portcullis.core.access.Caller;
import org.portcullis.ports.Forbidden;

/** What only administrators may do. */
public final class Administrators {

    private Administrators() {}

    /**
     * Lets administrators through.
     *
     * @param rule what nobody else may do, as they are told
     * @throws Forbidden if the caller is no administrator
     */
    public static void require(Caller caller, String rule) {
        if (!caller.isAdministrator()) {
            throw new Forbidden(rule);
        }
    }
}
