package org.portcullis.ports.in;

import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentStatus;

/** What came of putting a payment on record, or of changing it. */
public sealed interface PaymentChange {

    /** It was done. */
    record Done(Payment payment) implements PaymentChange {}

    /** The caller sees no such payment. */
    record NotFound() implements PaymentChange {}

    /** The caller sees no such licence. */
    record UnknownLicense() implements PaymentChange {}

    /** The licence's owner has no such customer. */
    record UnknownCustomer() implements PaymentChange {}

    /** The owner has another payment that its provider calls so. */
    record ProviderIdTaken() implements PaymentChange {}

    /** A payment of that status can't get the one that was asked for. */
    record NotFrom(PaymentStatus current) implements PaymentChange {}
}
