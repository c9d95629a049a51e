package org.portcullis.core.customer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;

/**
 * What its seller says of a {@link Customer}; each field is that customer's.
 *
 * @param name a person or firm
 * @param email unique within the account
 * @param phone as written
 * @param discordId the customer's Discord id
 * @param notes the seller's own remarks
 * @param profile what else is known
 */
public record CustomerDraft(
        String name,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> discordId,
        Optional<String> notes,
        CustomerProfile profile) {

    /** A customer of whom nothing else is known. */
    public CustomerDraft(
            String name,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> discordId,
            Optional<String> notes) {
        this(name, email, phone, discordId, notes, CustomerProfile.UNKNOWN);
    }

    /** A customer of whom the name and address are known. */
    public static CustomerDraft of(String name, String email) {
        return new CustomerDraft(name, Optional.of(email), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is said of {@code customer}. */
    public static CustomerDraft of(Customer customer) {
        return new CustomerDraft(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.discordId(),
                customer.notes(),
                customer.profile());
    }

    /** The customer that this makes of {@code owner}. */
    public Customer customer(CustomerId id, UUID uuid, AccountId owner, Instant now) {
        return new Customer(id, uuid, owner, name, email, phone, discordId, notes, profile, now, now);
    }

    /** {@code customer} as this wants it. */
    public Customer applyTo(Customer customer, Instant now) {
        return new Customer(
                customer.id(),
                customer.uuid(),
                customer.owner(),
                name,
                email,
                phone,
                discordId,
                notes,
                profile,
                customer.createdAt(),
                now);
    }
}
