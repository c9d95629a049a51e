package org.portcullis.http.dialect;

import org.portcullis.core.access.Caller;

/** Those whose account is a customer's: they sign in, but own nothing that a dialect's owners see to. */
public final class Buyers {

    private Buyers() {}

    /**
     * Lets everybody else through.
     *
     * @throws Rejection if a buyer is signed in
     */
    public static Caller refuse(Caller caller) {
        if (caller.isBuyer()) {
            throw new Rejection(new HttpProblem.Forbidden());
        }
        return caller;
    }
}
