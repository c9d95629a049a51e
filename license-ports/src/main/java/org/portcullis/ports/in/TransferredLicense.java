package org.portcullis.ports.in;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.text.TextRule;

/**
 * A licence on its way from one server to another: what it is, with names where a server has numbers. Its seats and its
 * history stay behind.
 *
 * @param product the product's name
 * @param customer the customer's e-mail address, if there is a customer who has one
 * @param key empty for a new one
 * @param keyFormat the shape of the key if it is new or changes; empty for what the product says, else {@code 4-4-4-4}
 * @param kind what kind of right
 * @param standing not deleted
 * @param term when it is valid
 * @param ips how many addresses; empty for the product's default, else any number
 * @param hardware how many devices; empty for the product's default, else any number
 * @param users how many users
 * @param ipLock whether it is tied to an address, and to which
 * @param plan the tier
 * @param productName the product's name as it shows it, if it is another
 * @param holder whom it names
 * @param platform who holds it at the place it was sold
 * @param notes the seller's own remarks
 * @param metadata the seller's own data
 * @param credits what a consumption licence was sold and has spent; {@link Credits#NONE} for any other
 * @param createdAt when it was made; empty for now
 */
public record TransferredLicense(
        String product,
        Optional<String> customer,
        Optional<LicenseKey> key,
        Optional<KeyFormat> keyFormat,
        LicenseKind kind,
        Standing standing,
        Term term,
        Optional<Limit> ips,
        Optional<Limit> hardware,
        Limit users,
        IpLock ipLock,
        LicensePlan plan,
        Optional<String> productName,
        Holder holder,
        PlatformOwner platform,
        Optional<String> notes,
        Metadata metadata,
        Credits credits,
        Optional<Instant> createdAt) {

    public TransferredLicense {
        TextRule.NAME.require("product", product);
        if (product.isBlank()) {
            throw new IllegalArgumentException("product: is required");
        }
        customer.ifPresent(text -> TextRule.NAME.require("customer", text));
        productName.ifPresent(text -> TextRule.NAME.require("product name", text));
        notes.ifPresent(text -> TextRule.NOTES.require("notes", text));
        if (standing == Standing.DELETED) {
            throw new IllegalArgumentException("status: a deleted license can't be taken in");
        }
        if (kind != LicenseKind.CONSUMPTION && !credits.equals(Credits.NONE)) {
            throw new IllegalArgumentException("credits: only a consumption license has any");
        }
        if (credits.used() > credits.total()) {
            throw new IllegalArgumentException("credits: more are used than there are");
        }
    }

    /** The licence that this is to become, with numbers for names. */
    public LicenseDraft draft(ProductId productId, Optional<CustomerId> customerId, KeyFormat format) {
        return new LicenseDraft(
                productId,
                customerId,
                format,
                kind,
                standing,
                term,
                ips,
                hardware,
                users,
                Limits.NONE,
                !(ipLock instanceof IpLock.Off),
                plan,
                productName,
                holder,
                platform,
                notes,
                metadata,
                OptionalLong.of(credits.total()));
    }
}
