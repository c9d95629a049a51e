package org.portcullis.http.licensechain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;

/** This dialect's words for what a licence is: shown in upper case, taken in any. */
final class LicenseWords {

    static final String STATUSES = "must be one of ACTIVE, INACTIVE, SUSPENDED, REVOKED, EXPIRED";
    static final String PLANS = "must be one of FREE, PRO, BUSINESS, ENTERPRISE";

    /** The document's statuses. */
    enum Status {
        ACTIVE,
        INACTIVE,
        SUSPENDED,
        REVOKED,
        EXPIRED
    }

    private LicenseWords() {}

    /** What a licence is shown as. */
    static Status statusOf(License license, Instant now) {
        return statusOf(license.standing(), license.isExpired(now));
    }

    /** What its owner decreed comes first, as it does where a licence is verified. */
    static Status statusOf(Standing standing, boolean expired) {
        return switch (standing) {
            case ACTIVE -> expired ? Status.EXPIRED : Status.ACTIVE;
            case INACTIVE -> Status.INACTIVE;
            case SUSPENDED -> Status.SUSPENDED;
            case REVOKED -> Status.REVOKED;
            // Not shown but where a call that made it is sent again.
            case DELETED -> Status.REVOKED;
        };
    }

    /** Has {@code patch} make a licence what {@code status} says. */
    static LicensePatch.Builder set(LicensePatch.Builder patch, Status status) {
        return switch (status) {
            case ACTIVE -> patch.standing(Patch.to(Standing.ACTIVE));
            case INACTIVE -> patch.standing(Patch.to(Standing.INACTIVE));
            case SUSPENDED -> patch.standing(Patch.to(Standing.SUSPENDED));
            case REVOKED -> patch.standing(Patch.to(Standing.REVOKED));
            case EXPIRED -> patch.endsNow();
        };
    }

    static Optional<Status> status(String text) {
        return Stream.of(Status.values())
                .filter(status -> status.name().equals(upper(text)))
                .findFirst();
    }

    static String of(LicensePlan plan) {
        return switch (plan) {
            case FREE -> "FREE";
            case PRO -> "PRO";
            case BUSINESS -> "BUSINESS";
            case ENTERPRISE -> "ENTERPRISE";
        };
    }

    static Optional<LicensePlan> plan(String text) {
        return Stream.of(LicensePlan.values())
                .filter(plan -> of(plan).equals(upper(text)))
                .findFirst();
    }

    /** The document's kinds of verification: the higher the plan, the more is checked. */
    static String verificationTypeOf(LicensePlan plan) {
        return switch (plan) {
            case FREE -> "basic";
            case PRO -> "advanced";
            case BUSINESS -> "custom";
            case ENTERPRISE -> "enterprise";
        };
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
