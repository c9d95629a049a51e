package org.portcullis.core.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;

/**
 * The rules that a validation must pass, each on its own, and the order in which they are told: a licence that is both
 * revoked and expired is refused as revoked, in every vendor's words.
 */
final class Checks {

    /** One rule: the refusal, or empty if the request passes. */
    @FunctionalInterface
    interface Check {
        Optional<Refusal> refusal(ValidationFacts facts, ValidationRequest request, Instant now);
    }

    static final List<Check> ORDER = List.of(
            Checks::isKnown,
            Checks::ipIsNotBlacklisted,
            Checks::hardwareIsNotBlacklisted,
            Checks::isNotRevoked,
            Checks::isNotSuspended,
            Checks::isNotInactive,
            Checks::hasBegun,
            Checks::isNotExpired,
            Checks::isForThisProduct,
            Checks::isNotLockedToAnotherIp,
            Checks::hasRoomForIp,
            Checks::hasHardwareWhereRequired,
            Checks::hasRoomForHardware,
            Checks::hasCredits,
            Checks::isWithinPlan);

    private Checks() {}

    private static Optional<Refusal> isKnown(ValidationFacts facts, ValidationRequest request, Instant now) {
        boolean anothers = request.owner().isPresent()
                && !request.owner().get().equals(facts.license().owner());
        return refuseIf(facts.license().isDeleted() || anothers, new Refusal.UnknownKey());
    }

    private static Optional<Refusal> ipIsNotBlacklisted(ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.ipBlacklisted(), new Refusal.IpBlacklisted());
    }

    private static Optional<Refusal> hardwareIsNotBlacklisted(
            ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.hardwareBlacklisted(), new Refusal.HardwareBlacklisted());
    }

    private static Optional<Refusal> isNotRevoked(ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.license().standing() == Standing.REVOKED, new Refusal.Revoked());
    }

    private static Optional<Refusal> isNotSuspended(ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.license().standing() == Standing.SUSPENDED, new Refusal.Suspended());
    }

    private static Optional<Refusal> isNotInactive(ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.license().standing() == Standing.INACTIVE, new Refusal.Inactive());
    }

    private static Optional<Refusal> hasBegun(ValidationFacts facts, ValidationRequest request, Instant now) {
        Term term = facts.license().term();
        return term.from().filter(from -> term.isAhead(now)).map(Refusal.NotYetValid::new);
    }

    private static Optional<Refusal> isNotExpired(ValidationFacts facts, ValidationRequest request, Instant now) {
        Term term = facts.license().term();
        return term.end().filter(end -> term.isOver(now)).map(Refusal.Expired::new);
    }

    private static Optional<Refusal> isForThisProduct(ValidationFacts facts, ValidationRequest request, Instant now) {
        boolean another = request.product().isPresent()
                && !request.product().get().equals(facts.license().product());
        return refuseIf(another, new Refusal.WrongProduct());
    }

    private static Optional<Refusal> isNotLockedToAnotherIp(
            ValidationFacts facts, ValidationRequest request, Instant now) {
        boolean another = facts.license().ipLock() instanceof IpLock.Held held
                && !held.ip().equals(request.ip());
        return refuseIf(another, new Refusal.IpLocked());
    }

    private static Optional<Refusal> hasRoomForIp(ValidationFacts facts, ValidationRequest request, Instant now) {
        License license = facts.license();
        boolean full = !facts.ip().held()
                && !license.limits().ips().admitsAnother(facts.ip().inUse());
        return refuseIf(full, new Refusal.IpLimitReached(license.limits().ips().max()));
    }

    private static Optional<Refusal> hasHardwareWhereRequired(
            ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.requiresHardware() && request.hardware().isEmpty(), new Refusal.HardwareRequired());
    }

    private static Optional<Refusal> hasRoomForHardware(ValidationFacts facts, ValidationRequest request, Instant now) {
        License license = facts.license();
        boolean full = request.hardware().isPresent()
                && !facts.hardware().held()
                && !license.limits().hardware().admitsAnother(facts.hardware().inUse());
        return refuseIf(
                full,
                new Refusal.HardwareLimitReached(license.limits().hardware().max()));
    }

    private static Optional<Refusal> hasCredits(ValidationFacts facts, ValidationRequest request, Instant now) {
        boolean tooFew = facts.license().isConsumption() && !facts.credits().cover(request.credits());
        return refuseIf(tooFew, new Refusal.InsufficientCredits(facts.credits().remaining()));
    }

    private static Optional<Refusal> isWithinPlan(ValidationFacts facts, ValidationRequest request, Instant now) {
        return refuseIf(facts.planSpent(), new Refusal.PlanSpent());
    }

    private static Optional<Refusal> refuseIf(boolean refused, Refusal refusal) {
        return refused ? Optional.of(refusal) : Optional.empty();
    }
}
