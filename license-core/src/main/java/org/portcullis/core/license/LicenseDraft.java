package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;

/**
 * A licence that is to be made.
 *
 * @param product what it is for
 * @param customer who bought it, if that is known
 * @param keyFormat the shape of its key
 * @param kind what kind of right
 * @param standing what it begins with, usually {@link Standing#ACTIVE}
 * @param term when it is valid
 * @param ips how many addresses; empty for the product's default, else that of {@code fallback}
 * @param hardware how many devices; empty for the product's default, else that of {@code fallback}
 * @param users how many users
 * @param fallback the limits where neither the maker nor the product says any
 * @param ipLocked whether it is to be tied to the first address
 * @param plan the tier
 * @param productName the product's name as it shows it, if it is another
 * @param holder whom it names
 * @param platform who holds it at the place it was sold
 * @param notes the seller's own remarks
 * @param metadata the seller's own data
 * @param credits how many a consumption licence has in all, 0 or more; empty is 0
 */
public record LicenseDraft(
        ProductId product,
        Optional<CustomerId> customer,
        KeyFormat keyFormat,
        LicenseKind kind,
        Standing standing,
        Term term,
        Optional<Limit> ips,
        Optional<Limit> hardware,
        Limit users,
        Limits fallback,
        boolean ipLocked,
        LicensePlan plan,
        Optional<String> productName,
        Holder holder,
        PlatformOwner platform,
        Optional<String> notes,
        Metadata metadata,
        OptionalLong credits) {

    public LicenseDraft {
        if (standing == Standing.DELETED) {
            throw new IllegalArgumentException("a license can't be made deleted");
        }
        if (credits.orElse(0) < 0) {
            throw new IllegalArgumentException("credits can't be negative");
        }
    }

    /** The plainest licence of {@code product}: fixed, for ever, with these limits and nothing else. */
    public static LicenseDraft of(ProductId product, KeyFormat keyFormat, Limits limits) {
        return new LicenseDraft(
                product,
                Optional.empty(),
                keyFormat,
                LicenseKind.FIXED,
                Standing.ACTIVE,
                Term.forever(),
                Optional.of(limits.ips()),
                Optional.of(limits.hardware()),
                limits.users(),
                limits,
                false,
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                OptionalLong.empty());
    }

    /** What is delivered for {@code purchase}: fixed, for ever, with the product's limits, or else these. */
    public static LicenseDraft of(Purchase purchase, KeyFormat keyFormat, Limits fallback) {
        return new LicenseDraft(
                purchase.product(),
                Optional.empty(),
                keyFormat,
                LicenseKind.FIXED,
                Standing.ACTIVE,
                Term.forever(),
                Optional.empty(),
                Optional.empty(),
                fallback.users(),
                fallback,
                false,
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                purchase.owner(),
                Optional.empty(),
                Metadata.EMPTY,
                OptionalLong.empty());
    }

    /** This, sold to {@code buyer}. */
    public LicenseDraft soldTo(CustomerId buyer) {
        return new LicenseDraft(
                product,
                Optional.of(buyer),
                keyFormat,
                kind,
                standing,
                term,
                ips,
                hardware,
                users,
                fallback,
                ipLocked,
                plan,
                productName,
                holder,
                platform,
                notes,
                metadata,
                credits);
    }

    /** The licence that this makes for {@code owner}, with these limits, since its own may be left to the product. */
    public License license(LicenseId id, UUID uuid, AccountId owner, LicenseKey key, Limits limits, Instant now) {
        return new License(
                id,
                uuid,
                owner,
                product,
                customer,
                key,
                keyFormat,
                kind,
                standing,
                term,
                limits,
                ipLocked ? new IpLock.Waiting() : new IpLock.Off(),
                plan,
                productName,
                holder,
                platform,
                notes,
                metadata,
                now,
                now);
    }
}
