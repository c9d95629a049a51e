package org.portcullis.application.validation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.application.idempotency.Repetition;
import org.portcullis.application.plan.DailyAllowance;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.License;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.LicenseValidator;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationFacts;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.validation.Verdict;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Validates under the licence's lock: fresh facts, the decision, and what a grant takes, in one transaction. Whoever else
 * wants a seat or a credit of the same licence waits for the commit, so a limit holds exactly, over any number of nodes.
 */
public final class LockedValidation {

    private final Transactions transactions;
    private final DailyAllowance allowance;
    private final InstantSource time;

    public LockedValidation(Transactions transactions, DailyAllowance allowance, InstantSource time) {
        this.transactions = transactions;
        this.allowance = allowance;
        this.time = time;
    }

    /**
     * Decides {@code request}. Of the owner's plan one validation is taken beforehand, and given back if it was not granted;
     * if the outcome is unknown it stays taken, so that a plan is never overshot.
     *
     * @param known what the licence was like when last looked at; it may be out of date in all but its owner
     * @param call by which the request is known again; one that was granted before spends nothing
     */
    Decided validate(ValidationRequest request, LicenseSnapshot known, Optional<RepeatableCall> call) {
        AccountId owner = known.license().owner();
        Instant taken = time.instant();
        boolean withinPlan = allowance.take(owner, taken);
        Decided decided;
        try {
            decided = transactions.inTransaction(stores -> Repetition.once(
                    stores,
                    Repetition.on(known.license().id(), call),
                    taken,
                    new GrantForm(() -> validate(stores, request.withoutCredits(), known, withinPlan)),
                    () -> validate(stores, request, known, withinPlan)));
        } catch (StorageConflict | KeyReused nothingChanged) {
            giveBack(owner, taken, withinPlan);
            throw nothingChanged;
        }
        if (decided.isRepeated() || decided.answer() instanceof Validation.Refused) {
            giveBack(owner, taken, withinPlan);
        }
        return decided;
    }

    private void giveBack(AccountId owner, Instant taken, boolean withinPlan) {
        if (withinPlan) {
            allowance.giveBack(owner, taken);
        }
    }

    private Decided validate(Stores stores, ValidationRequest request, LicenseSnapshot known, boolean withinPlan) {
        Optional<LicenseSnapshot> found = stores.facts().lock(request, known);
        // Asked after the lock, which may have been long in coming; a licence may have expired meanwhile.
        Instant now = time.instant();
        return new Decided(
                found.filter(fresh -> !fresh.license().isDeleted())
                        .map(fresh -> validate(new GrantEffects(stores, request, known, fresh, now), withinPlan))
                        .orElseGet(() -> new Validation.Refused(new Refusal.UnknownKey(), Optional.empty())),
                now);
    }

    private static Validation validate(GrantEffects grant, boolean withinPlan) {
        License license = grant.fresh().license();
        ValidationFacts facts = factsOf(grant);
        return switch (LicenseValidator.decide(
                withinPlan ? facts : facts.withPlanSpent(), grant.request(), grant.now())) {
            case Verdict.Refused refused -> ValidateLicense.refusedFor(refused.refusal(), license);
            case Verdict.Granted granted -> {
                if (granted.effects().isEmpty() && isKnownBySeat(facts, grant.request())) {
                    // Known facts would have said so, had they not lacked the seat: they are to be had anew.
                    grant.stores().announce(new Change.SeatTaken(license.key()));
                }
                yield grant.carryOut(granted.effects());
            }
        };
    }

    private static ValidationFacts factsOf(GrantEffects grant) {
        Stores stores = grant.stores();
        ValidationRequest request = grant.request();
        LicenseSnapshot fresh = grant.fresh();
        License license = fresh.license();
        Seats listed = fresh.seats();
        Seats seats =
                listed.isWhole() ? listed : stores.seats().concerning(license.id(), request.ip(), request.hardware());
        Credits credits = license.isConsumption() ? stores.credits().of(license.id()) : Credits.NONE;
        return ValidationFacts.of(request, license, fresh.product(), seats, fresh.barred(), credits);
    }

    /** Whether the device, if there is one, is known by the very hardware that it tells, and not by some of it. */
    private static boolean isKnownBySeat(ValidationFacts facts, ValidationRequest request) {
        return facts.device().map(Activation::hardware).equals(request.hardware());
    }
}
