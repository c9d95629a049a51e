package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.text.TextRule;

/**
 * A right to run a product. Seats and credits in use are kept apart, since they change with every validation and this
 * does not.
 *
 * @param id its number
 * @param uuid its other name, a UUIDv7; some vendors' documents show this one
 * @param owner the account that sells it
 * @param product what it is for
 * @param customer who bought it, if that is known
 * @param key what a program presents; unique over the whole server
 * @param keyFormat the shape that a rotated key will have
 * @param kind what kind of right
 * @param standing what its owner has decreed
 * @param term when it is valid
 * @param limits how much at once
 * @param ipLock whether it is tied to one address
 * @param plan the tier it was sold at
 * @param productName the product's name as this licence shows it, if it is another
 * @param holder whom it names
 * @param platform who holds it at the place it was sold
 * @param notes the seller's own remarks
 * @param metadata the seller's own data
 * @param createdAt in milliseconds
 * @param updatedAt when its owner last changed it, in milliseconds; validations don't count
 */
public record License(
        LicenseId id,
        UUID uuid,
        AccountId owner,
        ProductId product,
        Optional<CustomerId> customer,
        LicenseKey key,
        KeyFormat keyFormat,
        LicenseKind kind,
        Standing standing,
        Term term,
        Limits limits,
        IpLock ipLock,
        LicensePlan plan,
        Optional<String> productName,
        Holder holder,
        PlatformOwner platform,
        Optional<String> notes,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt) {

    public License {
        productName.ifPresent(text -> TextRule.NAME.require("product name", text));
        notes.ifPresent(text -> TextRule.NOTES.require("notes", text));
    }

    /** Whether it pays for validations with credits. */
    public boolean isConsumption() {
        return kind == LicenseKind.CONSUMPTION;
    }

    /** Whether it is gone for every caller. */
    public boolean isDeleted() {
        return standing == Standing.DELETED;
    }

    /** Whether its term has ended at {@code now}. */
    public boolean isExpired(Instant now) {
        return term.isOver(now);
    }

    /** This licence with another key. */
    public License withKey(LicenseKey newKey, Instant now) {
        return with(customer, newKey, standing, ipLock, now);
    }

    /** This licence with another lock; what a validation does is no change by its owner, so the time stays. */
    public License withIpLock(IpLock newLock) {
        return with(customer, key, standing, newLock, updatedAt);
    }

    /** This licence, sold to somebody else. */
    public License soldTo(CustomerId buyer) {
        return with(Optional.of(buyer), key, standing, ipLock, updatedAt);
    }

    /** This licence after its customer was removed; nothing its owner changed about it, so the time stays. */
    public License withoutCustomer() {
        return with(Optional.empty(), key, standing, ipLock, updatedAt);
    }

    /** This licence, gone for every caller. */
    public License deleted(Instant now) {
        return with(customer, key, Standing.DELETED, ipLock, now);
    }

    /** This licence as one that was made at {@code made}, wherever that was. */
    public License madeAt(Instant made) {
        return with(customer, key, standing, ipLock, made, updatedAt);
    }

    private License with(
            Optional<CustomerId> newCustomer,
            LicenseKey newKey,
            Standing newStanding,
            IpLock newLock,
            Instant changedAt) {
        return with(newCustomer, newKey, newStanding, newLock, createdAt, changedAt);
    }

    private License with(
            Optional<CustomerId> newCustomer,
            LicenseKey newKey,
            Standing newStanding,
            IpLock newLock,
            Instant made,
            Instant changedAt) {
        return new License(
                id,
                uuid,
                owner,
                product,
                newCustomer,
                newKey,
                keyFormat,
                kind,
                newStanding,
                term,
                limits,
                newLock,
                plan,
                productName,
                holder,
                platform,
                notes,
                metadata,
                made,
                changedAt);
    }
}
