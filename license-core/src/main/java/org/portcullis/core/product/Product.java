package org.portcullis.core.product;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.text.TextRule;

/**
 * A program that licences are sold for.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7
 * @param owner the account that sells it
 * @param name unique within its account, without regard to case
 * @param slug its name as addresses have it, unique within its account; empty for one of which nobody made any
 * @param description in its seller's words
 * @param active whether it is still sold; licences of one that isn't stay valid
 * @param licensePrefix what its generated keys begin with, capitals and digits, if they begin with anything
 * @param defaultIps the address limit of a licence made without one; empty leaves it to who makes it
 * @param defaultHardware the device limit of a licence made without one; empty leaves it to who makes it
 * @param requiresHardware whether a validation that names no hardware is refused
 * @param listing how it is presented
 * @param createdAt in milliseconds
 * @param updatedAt in milliseconds
 */
public record Product(
        ProductId id,
        UUID uuid,
        AccountId owner,
        String name,
        Optional<Slug> slug,
        Optional<String> description,
        boolean active,
        Optional<String> licensePrefix,
        Optional<Limit> defaultIps,
        Optional<Limit> defaultHardware,
        boolean requiresHardware,
        ProductListing listing,
        Instant createdAt,
        Instant updatedAt) {

    public Product {
        TextRule.NAME.require("product name", name);
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new IllegalArgumentException("a product has a name, without surrounding space");
        }
        description.ifPresent(text -> TextRule.NOTES.require("product description", text));
        licensePrefix.ifPresent(KeyFormat::prefixed);
    }

    /** The limits of a licence that is made for this product: what {@code draft} says, else this, else the fallback. */
    public Limits limitsOf(LicenseDraft draft) {
        return limits(draft.ips(), draft.hardware(), draft.fallback(), draft.users());
    }

    /** The limits of addresses and devices that a licence of this product has once it is replaced, likewise. */
    public Limits limitsOf(LicenseReplacement replacement) {
        return limits(replacement.ips(), replacement.hardware(), replacement.fallback(), Limit.UNLIMITED);
    }

    private Limits limits(Optional<Limit> ips, Optional<Limit> hardware, Limits fallback, Limit users) {
        return new Limits(
                ips.or(() -> defaultIps).orElse(fallback.ips()),
                hardware.or(() -> defaultHardware).orElse(fallback.hardware()),
                users);
    }
}
