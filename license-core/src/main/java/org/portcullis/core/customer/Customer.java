package org.portcullis.core.customer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.text.TextRule;

/**
 * Somebody who bought licences of an account.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7
 * @param owner the account that it is a customer of
 * @param name a person or firm
 * @param email unique within the account without regard to case, if there is one
 * @param phone as written
 * @param discordId the customer's Discord id
 * @param notes the seller's own remarks
 * @param profile what else is known
 * @param createdAt in milliseconds
 * @param updatedAt in milliseconds
 */
public record Customer(
        CustomerId id,
        UUID uuid,
        AccountId owner,
        String name,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> discordId,
        Optional<String> notes,
        CustomerProfile profile,
        Instant createdAt,
        Instant updatedAt) {

    public Customer {
        TextRule.NAME.require("customer name", name);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a customer has a name");
        }
        email.ifPresent(text -> TextRule.NAME.require("customer email", text));
        phone.ifPresent(text -> TextRule.NAME.require("customer phone", text));
        discordId.ifPresent(text -> TextRule.NAME.require("Discord id", text));
        notes.ifPresent(text -> TextRule.NOTES.require("notes", text));
    }
}
