package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.ProductId;

/**
 * All that somebody says of a licence whose vendor's API replaces licences whole: what is not said is reset, and what that API
 * has no word for stays.
 *
 * @param product what it is for
 * @param until when it ends; empty for never
 * @param ips how many addresses; empty for the product's default, else that of {@code fallback}
 * @param hardware how many devices; empty for the product's default, else that of {@code fallback}
 * @param fallback the limits where neither the replacement nor the product says any
 * @param platform who holds it at the place it was sold
 * @param notes the seller's own remarks
 * @param status what is to become of its standing and term
 */
public record LicenseReplacement(
        ProductId product,
        Optional<Instant> until,
        Optional<Limit> ips,
        Optional<Limit> hardware,
        Limits fallback,
        PlatformOwner platform,
        Optional<String> notes,
        Status status) {

    /** What somebody wants who knows but these. */
    public enum Status {
        /** It stays. */
        UNCHANGED,
        /** The licence may be used, whatever it was before. */
        ACTIVE,
        /** An active licence becomes inactive; one that is withheld for another reason stays so. */
        SWITCHED_OFF,
        /** The term is over, now or before, unless it was over already and is to end later; the standing stays. */
        EXPIRED
    }

    /**
     * The changes that make this of {@code license}.
     *
     * @param limits this one's where it says any, else the product's, else the fallback
     */
    public LicensePatch patchFor(License license, Limits limits, Instant now) {
        LicensePatch.Builder changes = LicensePatch.changes()
                .product(Patch.to(product))
                .until(until.<Patch<Instant>>map(Patch::to).orElseGet(Patch::clear))
                .ips(Patch.to(limits.ips()))
                .hardware(Patch.to(limits.hardware()))
                .platform(Patch.to(platform))
                .notes(notes.<Patch<String>>map(Patch::to).orElseGet(Patch::clear));
        switch (status) {
            case UNCHANGED -> {}
            case ACTIVE -> changes.standing(Patch.to(Standing.ACTIVE));
            case SWITCHED_OFF -> {
                if (license.standing() == Standing.ACTIVE) {
                    changes.standing(Patch.to(Standing.INACTIVE));
                }
            }
            case EXPIRED -> {
                // Of a licence that is over, the word is what its owner was told; a new end ahead is what they want.
                boolean renewed =
                        license.isExpired(now) && until.filter(now::isBefore).isPresent();
                if (!renewed) {
                    changes.endsNow();
                }
            }
        }
        return changes.build();
    }
}
