package org.portcullis.core.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.license.License;

/**
 * A {@link Payment} that is to be put on record; each field is that payment's.
 *
 * @param license what was paid for
 * @param customer who paid; empty for the licence's customer
 * @param money how much
 * @param status how far it is
 * @param provider who carried it out
 * @param providerId what the provider calls it
 */
public record PaymentDraft(
        LicenseId license,
        Optional<CustomerId> customer,
        Money money,
        PaymentStatus status,
        Optional<String> provider,
        Optional<String> providerId) {

    /** The payment that this is for {@code sold}, which is the licence that it names. */
    public Payment payment(PaymentId id, UUID uuid, License sold, Instant now) {
        return new Payment(
                id,
                uuid,
                sold.owner(),
                license,
                sold.product(),
                customer.or(sold::customer),
                money,
                status,
                provider,
                providerId,
                now,
                now);
    }
}
