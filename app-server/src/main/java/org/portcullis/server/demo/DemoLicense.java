package org.portcullis.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
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

/** A licence of the demo: what sets it apart from a fixed one that lasts for ever. */
record DemoLicense(
        LicenseKey key,
        String product,
        KeyFormat format,
        Limits limits,
        LicenseKind kind,
        Standing standing,
        Term term,
        LicensePlan plan,
        Holder holder,
        boolean acme,
        OptionalLong credits) {

    private static final KeyFormat PLUGIN_KEY = KeyFormat.prefixed("LIC");
    private static final KeyFormat FOURS = new KeyFormat("4-4-4-4");
    private static final Limits ONE_DEVICE = new Limits(Limit.UNLIMITED, Limit.of(1), Limit.UNLIMITED);

    /** Each of them, made at {@code now}. */
    static List<DemoLicense> all(Instant now) {
        Term oneYear = Term.until(now.plus(Duration.ofDays(365)));
        Term over = Term.until(now.minus(Duration.ofDays(1)));
        return List.of(
                of("LIC-ABC123-XYZ789", DemoData.PLUGIN, PLUGIN_KEY, Limits.of(1, 1))
                        .lasting(oneYear)
                        .ofAcme(),
                of("ABCD1234EFGH5678IJKL", DemoData.PLUGIN, new KeyFormat("20"), Limits.of(5, 5)),
                of("LC-AAAAAA-BBBBBB-CCCCCC", DemoData.APP, new KeyFormat("LC-6-6-6"), ONE_DEVICE)
                        .issued(LicensePlan.PRO, "user@example.com"),
                of(
                                "TEST-TEST-TEST-TEST",
                                DemoData.DESKTOP,
                                FOURS,
                                new Limits(Limit.UNLIMITED, Limit.of(5), Limit.of(10)))
                        .ofAcme(),
                of("A3F9-KM7X-P2VB-8NQT", DemoData.PROJECT, FOURS, ONE_DEVICE),
                of("LIC-CREDIT-000100", DemoData.PLUGIN, PLUGIN_KEY, Limits.NONE)
                        .withCredits(100)
                        .ofAcme(),
                of("LIC-EXPIRD-000001", DemoData.PLUGIN, PLUGIN_KEY, Limits.of(1, 1))
                        .lasting(over),
                of("LIC-SUSPND-000001", DemoData.PLUGIN, PLUGIN_KEY, Limits.of(1, 1))
                        .standing(Standing.SUSPENDED),
                of("LIC-REVOKD-000001", DemoData.PLUGIN, PLUGIN_KEY, Limits.of(1, 1))
                        .standing(Standing.REVOKED),
                of("LIC-INACTV-000001", DemoData.PLUGIN, PLUGIN_KEY, Limits.of(1, 1))
                        .standing(Standing.INACTIVE),
                of("OTHR-OTHR-OTHR-OTHR", DemoData.OTHER_PRODUCT, FOURS, ONE_DEVICE));
    }

    LicenseDraft draft(ProductId productId, Optional<CustomerId> customer) {
        return new LicenseDraft(
                productId,
                customer,
                format,
                kind,
                standing,
                term,
                Optional.of(limits.ips()),
                Optional.of(limits.hardware()),
                limits.users(),
                limits,
                false,
                plan,
                Optional.empty(),
                holder,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                credits);
    }

    private static DemoLicense of(String key, String product, KeyFormat format, Limits limits) {
        return new DemoLicense(
                new LicenseKey(key),
                product,
                format,
                limits,
                LicenseKind.FIXED,
                Standing.ACTIVE,
                Term.forever(),
                LicensePlan.FREE,
                Holder.NOBODY,
                false,
                OptionalLong.empty());
    }

    private DemoLicense lasting(Term newTerm) {
        return new DemoLicense(key, product, format, limits, kind, standing, newTerm, plan, holder, acme, credits);
    }

    private DemoLicense standing(Standing newStanding) {
        return new DemoLicense(key, product, format, limits, kind, newStanding, term, plan, holder, acme, credits);
    }

    private DemoLicense issued(LicensePlan newPlan, String email) {
        var named = new Holder(Optional.empty(), Optional.of(email));
        return new DemoLicense(key, product, format, limits, kind, standing, term, newPlan, named, acme, credits);
    }

    private DemoLicense withCredits(long total) {
        return new DemoLicense(
                key,
                product,
                format,
                limits,
                LicenseKind.CONSUMPTION,
                standing,
                term,
                plan,
                holder,
                acme,
                OptionalLong.of(total));
    }

    private DemoLicense ofAcme() {
        return new DemoLicense(key, product, format, limits, kind, standing, term, plan, holder, true, credits);
    }
}
