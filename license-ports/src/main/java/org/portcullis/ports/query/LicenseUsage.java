package org.portcullis.ports.query;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a licence was used since it was made.
 *
 * @param granted how many validations were granted
 * @param refused how many were refused
 * @param lastUsedAt when the last one was granted or refused; empty if there was none
 * @param distinctIps how many different addresses presented it, counted up to 1,000
 * @param distinctHardware how many different devices presented it, counted up to 1,000
 */
public record LicenseUsage(
        long granted, long refused, Optional<Instant> lastUsedAt, int distinctIps, int distinctHardware) {

    /** Never used. */
    public static final LicenseUsage NEVER = new LicenseUsage(0, 0, Optional.empty(), 0, 0);

    /** How many validations there were. */
    public long total() {
        return granted + refused;
    }
}
