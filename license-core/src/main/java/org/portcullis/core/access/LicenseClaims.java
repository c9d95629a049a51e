package org.portcullis.core.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePlan;

/**
 * What a token says by which a program shows, without asking the server, that it may run.
 *
 * @param id its own name
 * @param license the licence, by {@link License#uuid()}
 * @param product the licence's product, by its other name
 * @param purpose what the vendor's programs know such a token by
 * @param tier what they call the licence's plan
 * @param hardwareHash SHA-256 of what the program runs on, in 64 hexadecimal digits, if it said so
 * @param issuedAt in seconds
 * @param expiresAt in seconds; after the licence's end never
 */
public record LicenseClaims(
        UUID id,
        UUID license,
        UUID product,
        String purpose,
        String tier,
        Optional<String> hardwareHash,
        Instant issuedAt,
        Instant expiresAt) {

    /** No token is valid longer: it can't be called back before. */
    public static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /** Until when a token for {@code license} that is issued at {@code now} is valid, in seconds. */
    public static Instant endOf(License license, Instant now) {
        Instant end = now.plus(lifeOf(license.plan()));
        return license.term().end().filter(end::isAfter).orElse(end).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The more a licence costs, the longer it runs without being asked for. */
    private static Duration lifeOf(LicensePlan plan) {
        return switch (plan) {
            case FREE -> Duration.ofMinutes(15);
            case PRO -> Duration.ofHours(1);
            case BUSINESS, ENTERPRISE -> LONGEST_LIFE;
        };
    }
}
