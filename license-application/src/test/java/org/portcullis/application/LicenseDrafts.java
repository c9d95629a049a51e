package org.portcullis.application;

import java.util.Optional;
import java.util.OptionalLong;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;

/** Drafts of licences that are plain but for one thing. */
public final class LicenseDrafts {

    /** The format of their keys. */
    public static final KeyFormat FORMAT = new KeyFormat("4-4-4-4");

    private LicenseDrafts() {}

    /** A licence without limits. */
    public static LicenseDraft plain(ProductId product) {
        return LicenseDraft.of(product, FORMAT, Limits.NONE);
    }

    /** One that was sold to {@code customer}. */
    public static LicenseDraft soldTo(CustomerId customer, ProductId product) {
        return like(plain(product), Optional.of(customer), LicenseKind.FIXED, OptionalLong.empty(), true);
    }

    /** One that has so many credits. */
    public static LicenseDraft withCredits(long credits, ProductId product) {
        return like(plain(product), Optional.empty(), LicenseKind.CONSUMPTION, OptionalLong.of(credits), true);
    }

    /** One that leaves its limits to the product, or else to {@code fallback}. */
    public static LicenseDraft withoutLimits(Limits fallback, ProductId product) {
        LicenseDraft plain = LicenseDraft.of(product, FORMAT, fallback);
        return like(plain, Optional.empty(), LicenseKind.FIXED, OptionalLong.empty(), false);
    }

    private static LicenseDraft like(
            LicenseDraft plain,
            Optional<CustomerId> customer,
            LicenseKind kind,
            OptionalLong credits,
            boolean saysLimits) {
        return new LicenseDraft(
                plain.product(),
                customer,
                plain.keyFormat(),
                kind,
                plain.standing(),
                plain.term(),
                saysLimits ? plain.ips() : Optional.empty(),
                saysLimits ? plain.hardware() : Optional.empty(),
                plain.users(),
                plain.fallback(),
                plain.ipLocked(),
                plain.plan(),
                plain.productName(),
                plain.holder(),
                plain.platform(),
                plain.notes(),
                plain.metadata(),
                credits);
    }
}
