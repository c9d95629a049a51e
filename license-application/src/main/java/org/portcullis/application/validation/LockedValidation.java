package org.portcullis.application.validation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.portcullis.application.plan.DailyAllowance;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.Effect;
import org.portcullis.core.validation.LicenseValidator;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationFacts;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.validation.Verdict;
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
     * Decides {@code request} for a licence of {@code owner}. Of the owner's plan one validation is taken beforehand, and
     * given back if it was not granted; if the outcome is unknown it stays taken, so that a plan is never overshot.
     */
    Validation validate(ValidationRequest request, AccountId owner) {
        Instant taken = time.instant();
        boolean withinPlan = allowance.take(owner, taken);
        Validation answer = transactions.inTransaction(stores -> validate(stores, request, withinPlan));
        if (withinPlan && answer instanceof Validation.Refused) {
            allowance.giveBack(owner, taken);
        }
        return answer;
    }

    private Validation validate(Stores stores, ValidationRequest request, boolean withinPlan) {
        Optional<License> found = stores.licenses().lock(request.key());
        if (found.filter(license -> !license.isDeleted()).isEmpty()) {
            return new Validation.Refused(new Refusal.UnknownKey(), Optional.empty());
        }
        License license = found.get();
        Seats listed = stores.seats().of(license.id());
        // The lock may have been long in coming, and a licence may have expired meanwhile.
        Instant now = time.instant();
        ValidationFacts facts = freshFacts(stores, request, license, listed);
        return switch (LicenseValidator.decide(withinPlan ? facts : facts.withPlanSpent(), request, now)) {
            case Verdict.Refused refused -> ValidateLicense.refusedFor(refused.refusal(), license);
            case Verdict.Granted granted -> {
                stores.announce(new Change.SeatTaken(license.key()));
                yield apply(stores, granted.effects(), new Validation.Granted(license, listed), request, now);
            }
        };
    }

    private static ValidationFacts freshFacts(Stores stores, ValidationRequest request, License license, Seats listed) {
        Product product = stores.products()
                .find(license.product(), new Scope.Everything())
                .orElseThrow(() -> new IllegalStateException("a license without a product: " + license.id()));
        Seats seats =
                listed.isWhole() ? listed : stores.seats().concerning(license.id(), request.ip(), request.hardware());
        Barred barred = stores.blacklists()
                .amongst(
                        license,
                        List.of(request.ip()),
                        request.hardware().stream().toList());
        Credits credits = license.isConsumption() ? stores.credits().of(license.id()) : Credits.NONE;
        return ValidationFacts.of(request, license, product, seats, barred, credits);
    }

    private static Validation.Granted apply(
            Stores stores, List<Effect> effects, Validation.Granted granted, ValidationRequest request, Instant now) {
        Validation.Granted result = granted;
        for (Effect effect : effects) {
            result = apply(stores, effect, result, request, now);
        }
        return result;
    }

    private static Validation.Granted apply(
            Stores stores, Effect effect, Validation.Granted granted, ValidationRequest request, Instant now) {
        License license = granted.license();
        LicenseId id = license.id();
        Seats seats = granted.seats();
        return switch (effect) {
            case Effect.LockIp lock -> {
                License lockedToIp = license.withIpLock(new IpLock.Held(lock.ip()));
                stores.licenses().update(lockedToIp);
                yield new Validation.Granted(lockedToIp, seats);
            }
            case Effect.BindIp bind -> {
                stores.seats().bind(id, bind.ip(), now);
                yield new Validation.Granted(license, seats.plus(bind.ip()));
            }
            case Effect.BindHardware bind -> {
                Activation activation = new Activation(
                        stores.seats().nextId(),
                        bind.hardware(),
                        Optional.empty(),
                        request.client().productVersion(),
                        now,
                        now);
                stores.seats().bind(id, activation);
                yield new Validation.Granted(license, seats.plus(activation));
            }
            case Effect.RefreshFingerprint refresh -> {
                Activation refreshed = refresh.device().seenAs(refresh.fingerprint(), now);
                stores.seats().update(id, refreshed);
                yield new Validation.Granted(license, seats.replacing(refresh.device(), refreshed));
            }
            case Effect.SpendCredits spend -> {
                stores.credits().spend(id, spend.amount());
                yield granted;
            }
        };
    }
}
