package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/**
 * What owners put on record of payments for their licences; visibility, commits and calls that are sent again as in
 * {@link LicenseAdministration}. Thread-safe.
 */
public interface PaymentAdministration {

    /** Puts a payment on record. */
    PaymentChange create(Caller caller, PaymentDraft draft, Optional<RepeatableCall> call);

    /** The payments, newest first. */
    Page<Payment> list(Caller caller, PageRequest page);

    /** Gives a payment another status; the one that it has changes nothing. */
    PaymentChange change(Caller caller, PaymentId id, PaymentStatus status);
}
