package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.payment.Payment;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The payments. None is ever removed; one whose customer is removed stays, without one. */
public interface Payments {

    /** A number that no payment has had. */
    PaymentId nextId();

    /**
     * Adds a payment.
     *
     * @throws Duplicate if its owner has another one with the same provider's id
     */
    void add(Payment payment);

    /** Keeps another status of the payment with the same id, and when it got it; nothing happens if there is none. */
    void update(Payment payment);

    /** The payment, locked until the transaction ends; empty if there is none or it is out of scope. */
    Optional<Payment> lock(PaymentId id, Scope scope);

    /** The payments, newest first. */
    Page<Payment> list(Scope scope, PageRequest page);
}
