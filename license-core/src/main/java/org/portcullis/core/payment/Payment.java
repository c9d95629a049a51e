package org.portcullis.core.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.text.TextRule;

/**
 * That somebody paid, or is to pay, for a licence.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7
 * @param owner whose licence it is, and who gets the money
 * @param license what was paid for
 * @param product the licence's product when it was sold, whose revenue it is
 * @param customer who paid, if that is known
 * @param money how much
 * @param status how far it is
 * @param provider who carried it out, as its seller calls it
 * @param providerId what the provider calls it; unique within the owner, if it is given
 * @param createdAt in milliseconds
 * @param updatedAt in milliseconds
 */
public record Payment(
        PaymentId id,
        UUID uuid,
        AccountId owner,
        LicenseId license,
        ProductId product,
        Optional<CustomerId> customer,
        Money money,
        PaymentStatus status,
        Optional<String> provider,
        Optional<String> providerId,
        Instant createdAt,
        Instant updatedAt) {

    public Payment {
        provider.ifPresent(text -> TextRule.NAME.require("provider", text));
        providerId.ifPresent(text -> TextRule.NAME.require("provider's id", text));
    }

    /** This, with another status. */
    public Payment with(PaymentStatus next, Instant now) {
        return new Payment(
                id, uuid, owner, license, product, customer, money, next, provider, providerId, createdAt, now);
    }

    /** This after its customer was removed. */
    public Payment withoutCustomer() {
        return new Payment(
                id,
                uuid,
                owner,
                license,
                product,
                Optional.empty(),
                money,
                status,
                provider,
                providerId,
                createdAt,
                updatedAt);
    }
}
