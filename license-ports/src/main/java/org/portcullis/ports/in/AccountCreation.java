package org.portcullis.ports.in;

import org.portcullis.core.access.Account;

/** What came of making an account. */
public sealed interface AccountCreation {

    /** It is there. */
    record Done(Account account) implements AccountCreation {}

    /** Another account has that e-mail address, in whatever case. */
    record EmailTaken() implements AccountCreation {}

    /** What was given is no e-mail address. */
    record NotAnEmail() implements AccountCreation {}

    /** The server offers no plan of that name. */
    record NoSuchPlan() implements AccountCreation {}
}
