package org.portcullis.ports.query;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.LicenseId;

/**
 * Which recorded validations are wanted; an empty field asks for nothing.
 *
 * @param license of this licence
 * @param from at this moment or later
 * @param until before this moment
 */
public record ValidationFilter(Optional<LicenseId> license, Optional<Instant> from, Optional<Instant> until) {

    /** Every validation. */
    public static final ValidationFilter ALL =
            new ValidationFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /** Every validation of {@code license}. */
    public static ValidationFilter of(LicenseId license) {
        return new ValidationFilter(Optional.of(license), Optional.empty(), Optional.empty());
    }
}
