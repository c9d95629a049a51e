package org.portcullis.ports.in;

import org.portcullis.core.customer.Customer;

/** What came of making or changing a customer. */
public sealed interface CustomerChange {

    /** It was done. */
    record Done(Customer customer) implements CustomerChange {}

    /** The caller sees no such customer. */
    record NotFound() implements CustomerChange {}

    /** The account has another customer with that e-mail address. */
    record EmailTaken() implements CustomerChange {}
}
