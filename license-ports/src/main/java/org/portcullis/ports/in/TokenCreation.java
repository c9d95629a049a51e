package org.portcullis.ports.in;

import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Secret;

/** What came of making an API token. */
public sealed interface TokenCreation {

    /**
     * It is there.
     *
     * @param secret what its bearer presents; nobody can be told it again
     */
    record Done(ApiToken token, Secret secret) implements TokenCreation {}

    /** The caller sees no such account. */
    record NoSuchAccount() implements TokenCreation {}

    /** The account is a buyer's, which has nothing that a token could be used for. */
    record NotAVendor() implements TokenCreation {}
}
