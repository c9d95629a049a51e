package org.portcullis.ports.in;

import org.portcullis.core.access.Account;

/** What came of changing an account. */
public sealed interface AccountChange {

    /** It is as was wanted. */
    record Done(Account account) implements AccountChange {}

    /** There is no such account. */
    record NotFound() implements AccountChange {}

    /** The server offers no plan of that name. */
    record NoSuchPlan() implements AccountChange {}

    /** Nobody would be left who may change it back. */
    record LastAdministrator() implements AccountChange {}
}
