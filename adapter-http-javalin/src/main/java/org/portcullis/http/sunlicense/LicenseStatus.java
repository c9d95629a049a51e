package org.portcullis.http.sunlicense;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.query.LicenseFilter;

/** The vendor's words for standing and term. */
enum LicenseStatus {
    ACTIVE,
    EXPIRED,
    DEACTIVATED,
    DELETED;

    /** How a licence is shown. The vendor has one word for all that is withheld. */
    static LicenseStatus of(License license, Instant now) {
        return switch (license.standing()) {
            case ACTIVE -> license.isExpired(now) ? EXPIRED : ACTIVE;
            case INACTIVE, SUSPENDED, REVOKED -> DEACTIVATED;
            case DELETED -> DELETED;
        };
    }

    /** What whoever sends it wants; deleting is asked for by it, too, and is no change. */
    LicenseReplacement.Status toReplacementStatus() {
        return switch (this) {
            case ACTIVE -> LicenseReplacement.Status.ACTIVE;
            case EXPIRED -> LicenseReplacement.Status.EXPIRED;
            case DEACTIVATED -> LicenseReplacement.Status.SWITCHED_OFF;
            case DELETED -> LicenseReplacement.Status.UNCHANGED;
        };
    }

    /** The licences that are shown so. */
    LicenseFilter filter(Instant now) {
        return switch (this) {
            case ACTIVE -> LicenseFilter.of(Set.of(Standing.ACTIVE), expired(now, false));
            case EXPIRED -> LicenseFilter.of(Set.of(Standing.ACTIVE), expired(now, true));
            case DEACTIVATED ->
                LicenseFilter.of(EnumSet.of(Standing.INACTIVE, Standing.SUSPENDED, Standing.REVOKED), Optional.empty());
            case DELETED -> LicenseFilter.of(Set.of(Standing.DELETED), Optional.empty());
        };
    }

    private static Optional<LicenseFilter.Expiry> expired(Instant now, boolean expired) {
        return Optional.of(new LicenseFilter.Expiry(now, expired));
    }
}
